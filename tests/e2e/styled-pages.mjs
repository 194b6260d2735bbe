/**
 * Articles in many kinds of style sheets, written for these tests. All their text is visible, or becomes visible by
 * scrolling or by opening something on the page.
 */

const PLACES = 'harbour quarry orchard viaduct lighthouse foundry ferry market weir abbey mill depot'.split(' ');

/** A sentence that is unique on its page. */
export const sentence = (number) => {
  const place = PLACES[number % PLACES.length];
  return `Note ${number} of the survey says that the ${place} was measured again in spring, and that its walls had moved by ${number + 3} millimetres.`;
};

const range = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);
const p = (number, attributes = '') => `<p ${attributes}>${sentence(number)} ${sentence(number + 500)}</p>`;
const ps = (from, to, attributes = '') =>
  range(from, to)
    .map((number) => p(number, attributes))
    .join('');
const sentences = (from, to) => range(from, to).flatMap((number) => [sentence(number), sentence(number + 500)]);

const page = (css, body, { html = 'lang="en"', head = '', script = '' } = {}) =>
  `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>The walls of twelve places</title><style>${css}</style>${head}</head><body>${body}<script>{${script}}</script></body></html>`;
const article = (inner, attributes = '') =>
  `<article ${attributes}><h1>The walls of twelve places</h1>${inner}</article>`;

const ARABIC = (number) =>
  `تقول الملاحظة ${number} من المسح إن جدران الميناء قيست مرة أخرى في الربيع وإنها تحركت ${number + 3} مليمترات.`;
const JAPANESE = (number) =>
  `調査の記録${number}によれば、港の壁は春にもう一度測られ、${number + 3}ミリ動いていたことが分かったという。`;

/** Reveals blocks when they enter the window, as common libraries do. */
const OBSERVER = `
  const watch = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && one.target.classList.add('in')), { threshold: 0.2 });
  document.querySelectorAll('.reveal').forEach((one) => watch.observe(one));`;

/** @type {[name: string, page: string, sentences: string[]][]} the sentences must not be lost */
export const styledPages = [
  [
    'a blog in a serif column',
    page(
      'body{margin:0;font:18px/1.6 Georgia,serif;color:#333;background:#fdfcf9}article{max-width:38rem;margin:4rem auto}h1{font-size:2.4rem}p{margin:0 0 1.2em;hyphens:auto}',
      article(ps(0, 8)),
    ),
    sentences(0, 8),
  ],
  [
    'a dark colour scheme',
    page(
      ':root{color-scheme:dark;--ink:oklch(.92 .01 250);--ground:oklch(.18 .02 250)}body{background:var(--ground);color:var(--ink)}.lead{color:color-mix(in oklab,var(--ink) 70%,transparent)}article section{background:rgb(255 255 255 / .04);padding:1rem}',
      article(`${p(0, 'class="lead"')}<section>${ps(1, 8)}</section>`),
    ),
    sentences(0, 8),
  ],
  [
    'a dark colour scheme without colours of its own',
    page(':root{color-scheme:dark}', article(ps(0, 8))),
    sentences(0, 8),
  ],
  [
    'an article in columns beyond the right edge',
    page('article{columns:18rem;column-gap:2rem;height:24rem;overflow-x:auto}', article(ps(0, 20))),
    sentences(0, 20),
  ],
  [
    'a magazine in a grid, with a drop cap and a table',
    page(
      'article{display:grid;grid-template-columns:repeat(12,1fr);gap:1rem}article>*{grid-column:3/11}p:first-of-type::first-letter{float:left;font-size:4em;line-height:.8}td{border:1px solid #ccc;overflow:hidden;text-overflow:ellipsis}aside{position:sticky;top:0}.contents{display:contents;opacity:0}',
      article(
        `${ps(0, 4)}<div class="contents">${ps(4, 6)}</div><table><tr><th>Place</th><th>Walls</th></tr><tr><td>${sentence(20)}</td><td>${sentence(21)}</td></tr><tr><td>${sentence(22)}</td><td>${sentence(23)}</td></tr></table>${ps(6, 9)}`,
      ),
    ),
    [...sentences(0, 9), ...range(20, 24).map(sentence)],
  ],
  [
    'an Arabic article with a row that scrolls to the left',
    page(
      'body{font:20px/1.8 sans-serif}.row{display:flex;overflow-x:auto;gap:1rem}.row p{flex:0 0 60%}',
      article(
        `${range(0, 6)
          .map((at) => `<p>${ARABIC(at)} ${ARABIC(at + 50)}</p>`)
          .join('')}<div class="row">${range(6, 12)
          .map((at) => `<p>${ARABIC(at)} ${ARABIC(at + 50)}</p>`)
          .join('')}</div>`,
      ),
      { html: 'lang="ar" dir="rtl"' },
    ),
    range(0, 12).flatMap((at) => [ARABIC(at), ARABIC(at + 50)]),
  ],
  [
    'a Japanese article in vertical lines beyond the left edge',
    page(
      'html{writing-mode:vertical-rl}body{font:20px/2 serif}article{height:80vh}',
      article(
        range(0, 40)
          .map((at) => `<p>${JAPANESE(at)}${JAPANESE(at + 50)}</p>`)
          .join(''),
      ),
      { html: 'lang="ja"' },
    ),
    range(0, 40).flatMap((at) => [JAPANESE(at), JAPANESE(at + 50)]),
  ],
  [
    'a sheet of paper, printed small',
    page(
      'body{background:#888}article{background:#fff;width:21cm;margin:0 auto;padding:2cm;font:7pt/1.3 serif}.fine{font-size:5.5px}@media print{nav{display:none}}',
      article(`${ps(0, 8)}${p(8, 'class="fine"')}`),
    ),
    sentences(0, 9),
  ],
  [
    'a scrolled page under a fixed header',
    page(
      'header{position:fixed;inset:0 0 auto;height:90px;background:#123;color:#fff;z-index:10}body{padding-top:100px}p{margin-bottom:14rem}',
      `<header>The Walls</header>${article(ps(0, 10))}`,
      { script: 'scrollTo(0, 1500)' },
    ),
    sentences(0, 10),
  ],
  [
    'an app with a scrolled main region',
    page(
      'html,body{height:100%;margin:0;overflow:hidden}main{position:fixed;inset:60px 0 0;overflow-y:auto}p{margin-bottom:14rem}',
      `<main>${article(ps(0, 10))}</main>`,
      { script: "document.querySelector('main').scrollTop = 1500" },
    ),
    sentences(0, 10),
  ],
  [
    'a carousel at its third slide',
    page(
      '.frame{overflow:hidden;width:600px}.track{display:flex;transform:translateX(-1200px);transition:transform .3s}.slide{flex:0 0 600px}',
      article(
        `${ps(0, 5)}<div class="frame"><div class="track">${range(5, 10)
          .map((at) => `<div class="slide">${p(at)}</div>`)
          .join('')}</div></div>${ps(10, 13)}`,
      ),
    ),
    sentences(0, 13),
  ],
  [
    'the first of two tabs, and an accordion that is open',
    page(
      '[role=tabpanel]:not(.on){display:none}.fold{display:grid;grid-template-rows:1fr}.fold>div{overflow:hidden;min-height:0}',
      article(
        `${ps(0, 5)}<div role="tabpanel" class="on">${ps(5, 7)}</div><div class="fold"><div>${ps(7, 9)}</div></div>`,
      ),
    ),
    sentences(0, 9),
  ],
  [
    'an article with “read more” below a few lines',
    page(
      '.more{max-height:9rem;overflow:hidden;position:relative}.more::after{content:"";position:absolute;inset:auto 0 0;height:4rem;background:linear-gradient(transparent,#fff)}.clamp{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;width:20rem}',
      article(
        `<div class="more">${ps(0, 8)}</div><button>Read more</button><div class="clamp"><p>${range(8, 12).map(sentence).join(' ')}</p></div>`,
      ),
    ),
    [...sentences(0, 8), ...range(8, 12).map(sentence)],
  ],
  [
    'blocks that fade in on scrolling',
    page(
      'section{min-height:60vh}.reveal{opacity:0;transform:translateY(40px);transition:opacity .6s,transform .6s}.reveal.in{opacity:1;transform:none}',
      article(
        range(0, 8)
          .map((at) => `<section class="${at ? 'reveal' : ''}">${p(at)}</section>`)
          .join(''),
      ),
      { script: OBSERVER },
    ),
    sentences(0, 8),
  ],
  [
    'blocks that a script fades in without a transition, and blocks that move in from the side',
    page(
      'section{min-height:60vh}html{overflow-x:hidden}.reveal{opacity:0}.reveal.in{opacity:1}.reveal.left{opacity:1;transform:translateX(-100vw);transition:transform 1s}',
      article(
        range(0, 8)
          .map((at) => `<section class="${at ? 'reveal' : ''} ${at === 5 ? 'left' : ''}">${p(at)}</section>`)
          .join(''),
      ),
      { script: OBSERVER },
    ),
    sentences(0, 8),
  ],
  [
    'a page under a cookie dialog that locks scrolling',
    page(
      'body{overflow:hidden}.veil{position:fixed;inset:0;background:#000;opacity:.97;z-index:9}.box{position:fixed;inset:20% 20%;background:#fff;z-index:10}',
      `${article(ps(0, 30))}<div class="veil"></div><div class="box" role="dialog"><h2>Cookies</h2><p>This site asks whether it may keep cookies on your device. You can say no.</p><button>No</button></div>`,
    ),
    sentences(0, 30),
  ],
  [
    'a blurred article under an offer to subscribe',
    page(
      '.rest{filter:blur(6px);position:relative;user-select:none}.wall{position:absolute;inset:0;background:#fff;z-index:2}',
      article(
        `${ps(0, 12)}<div style="position:relative"><div class="rest">${ps(12, 14)}</div><div class="wall"><h2>Read on</h2><p>Subscribe for three coins a month.</p><a href="/join">Join</a></div></div>`,
      ),
    ),
    sentences(0, 14),
  ],
  [
    'sections that the browser lays out only near the window',
    page(
      'section{content-visibility:auto;contain-intrinsic-size:auto 900px;min-height:60vh}',
      article(
        range(0, 10)
          .map((at) => `<section>${p(at)}</section>`)
          .join(''),
      ),
    ),
    sentences(0, 10),
  ],
  [
    'an article that is scaled down and rotated',
    page(
      'article{zoom:.6;transform:rotate(-1deg) scale(.8);transform-origin:top left}aside{transform:rotateY(180deg)}',
      article(ps(0, 9)),
    ),
    sentences(0, 9),
  ],
  [
    'letters of a gradient, of a shadow, of an outline, and on pictures',
    page(
      '.gradient{background:linear-gradient(90deg,#c33,#33c);-webkit-background-clip:text;background-clip:text;color:transparent}.shadow{color:transparent;text-shadow:0 0 1px #000}.glow{color:#fff;text-shadow:0 0 4px #000,0 0 1px #000}.stroke{color:#fff;-webkit-text-stroke:1px #000}' +
        '.photo{color:#fff;background:#fff url("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==")}.hero{position:relative;color:#fff}.hero img{position:absolute;inset:0;width:100%;height:100%;z-index:-1}.card{position:relative;color:#fff}.card .back{position:absolute;inset:0;background:#124;z-index:-1}.card.own::before{content:"";position:absolute;inset:0;background:#124;z-index:-1}.blend{color:#fff;mix-blend-mode:difference}',
      article(
        `${ps(0, 4)}${p(4, 'class="gradient"')}${p(5, 'class="shadow"')}${p(6, 'class="glow"')}${p(7, 'class="stroke"')}${p(8, 'class="photo"')}<div class="hero"><img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==">${p(9)}</div><div class="card"><div class="back"></div>${p(10)}</div><div class="card own">${p(11)}</div>${p(12, 'class="blend"')}${ps(13, 40)}`,
      ),
    ),
    sentences(0, 40),
  ],
  [
    'details, text that the page search opens, and text that only screen readers skip',
    page(
      'details{border:1px solid #ccc}',
      article(
        `${ps(0, 5)}<details><summary>The mills</summary>${ps(5, 6)}</details><div hidden="until-found">${p(6)}</div>${p(7, 'aria-hidden="true"')}<div style="visibility:hidden"><p style="visibility:visible">${sentence(8)} ${sentence(508)}</p></div><p hidden style="display:block">${sentence(9)} ${sentence(509)}</p>${ps(10, 30)}`,
      ),
    ),
    sentences(0, 30),
  ],
  [
    'an article in an open shadow root without its style sheet',
    page('', '<wall-page></wall-page>', {
      head: '<link rel="stylesheet" href="/none.css">',
      script: `const root = document.querySelector('wall-page').attachShadow({ mode: 'open' });
          root.innerHTML = ${JSON.stringify(`<style>p{color:#234}</style>${article(ps(0, 9))}`)};`,
    }),
    sentences(0, 9),
  ],
];
