import { describe, expect, it } from 'vitest';
import { PROSE_HTML, parsePage, readHtml } from './read-html.ts';

const readBody = (html: string) => readHtml(html).markdown;
const NOTICE = `<div id="notice"><p>${'This site keeps small files on your machine, and by staying you agree to that, to each of them. '.repeat(4)}</p></div>`;

describe('the body of the article', () => {
  it('is a short article with the title rather than a long notice', () => {
    const small = '<div class="entry-content"><p>“I know.”<br>“Then go.”<br>She did not go, not that day.</p></div>';
    const markdown = readBody(
      `<title>Notes on tea</title><body>${NOTICE}<article><h1>Notes on tea</h1>${small}<p>${'A mule was heard on the stones. '.repeat(6)}</p></article></body>`,
    );
    expect(markdown).toContain('Then go');
    expect(markdown).not.toContain('small files');
  });

  it('is read from an aside that holds the whole column with its heading, not from a sidebar of other articles', () => {
    const article = `<h1>Salt</h1><article><p>${'The mules went over the pass before the snow came. '.repeat(8)}</p></article>`;
    const menu = '<ul><li><a href="/a">Subscriptions</a></li><li><a href="/b">Contact</a></li></ul>'.repeat(3);
    const sidebar = `<aside><article><p>${'Another page tells of the inn, and of its keeper. '.repeat(8)}</p></article></aside>`;
    expect(readBody(`<title>Salt</title><body>${menu}<main><aside>${article}</aside></main></body>`)).toContain(
      'The mules',
    );
    expect(readBody(`<title>Salt</title><body>${menu}<main>${article}</main>${sidebar}</body>`)).not.toContain(
      'the inn',
    );
  });

  it('is the only line of a short post, below its author', () => {
    const header =
      '<header><h1>Notes on tea</h1><address><a rel="author">@ana</a><time datetime="2026-03-24">March 24, 2026</time></address></header>';
    const text = '<h1>Notes on tea</h1><address>@ana</address><p>The bells came before the mud</p>';
    const post = `<title>Notes on tea</title><meta name="author" content="@ana"><main>${header}<article>${text}</article></main>`;
    expect(readBody(post)).toBe('The bells came before the mud\n');
  });

  it('leaves out a line that invites to another page of the site, and keeps a link to another site', () => {
    const line = (label: string, host: string) =>
      `${PROSE_HTML}<p>${label} <a href="https://${host}/salt">The long way of the salt, and how it was found again</a></p>`;
    for (const label of ['Related:', 'Read more:', 'Also on blog.example']) {
      expect(readBody(parsePage({ body: line(label, 'blog.example') + PROSE_HTML }))).not.toContain('The long way');
      expect(readBody(parsePage({ body: line(label, 'other.example') + PROSE_HTML }))).toContain('The long way');
    }
    const capitals = `${PROSE_HTML}<p><a href="/salt">THE LONG WAY OF THE SALT</a></p>${PROSE_HTML}`;
    expect(readBody(parsePage({ body: capitals }))).not.toContain('LONG WAY');
  });

  it('leaves out the author box and the contact line below the article', () => {
    const card =
      '<h2>Author</h2><div><a href="/author/jane">Jane Roe</a><p>Principal keeper of mules</p><p>Keeps mules, and the books about them.</p></div>';
    const far = PROSE_HTML.replaceAll('a', 'aa') + PROSE_HTML.replaceAll('e', 'ee');
    expect(readBody(parsePage({ body: PROSE_HTML + far + card }))).not.toMatch(/Principal keeper|Keeps mules/);
    const contact = '<p><em>Write to Jane Roe at jane@blog.example.</em></p>';
    const head = '<meta name="author" content="Jane Roe">';
    expect(readBody(parsePage({ head, body: PROSE_HTML + far + contact }))).not.toContain('Write to');
    expect(
      readBody(parsePage({ head, body: `${PROSE_HTML}<p>Write to the inn at inn@pass.example.</p>${far}` })),
    ).toContain('Write to');
  });

  it('keeps the text after a line with only the address of the author', () => {
    const head = '<meta name="author" content="Jane Roe">';
    const end = '<p>jane@roe.example</p><p>This is no guide to the pass, only what we saw of it.</p>';
    expect(readBody(parsePage({ head, body: PROSE_HTML + PROSE_HTML.replaceAll('e', 'é') + end }))).toContain(
      'This is no guide',
    );
  });

  it('leaves out a paragraph that is only a link to the site, unless the article is a list of such links', () => {
    const line = (text: string) => `<p><a href="/${text.length}">${text}, and how it was found again</a></p>`;
    const one = line('The long way of the salt over the mountains');
    expect(readBody(parsePage({ body: PROSE_HTML + one + PROSE_HTML.replaceAll('e', 'é') }))).not.toContain(
      'The long way',
    );
    const many = ['salt', 'copper', 'silk', 'letters', 'horses', 'wool'].map((load) => line(`The long way of ${load}`));
    expect(readBody(parsePage({ body: PROSE_HTML + many.join('') }))).toContain('The long way of salt');
  });

  it('leaves out a last line that announces removed content', () => {
    const end = '<p><strong>Other inns on the way:</strong></p>';
    expect(readBody(parsePage({ body: PROSE_HTML + end }))).not.toContain('Other inns');
    expect(
      readBody(parsePage({ body: `${PROSE_HTML + end}<p><img src="/inns.jpg" width="600" height="400"></p>` })),
    ).toContain('Other inns');
  });

  it('leaves out a copyright notice and a list of more stories at the end', () => {
    const rights = `<p>This text is subject to copyright. ${'No part of it may be copied without permission. '.repeat(5)}</p>`;
    expect(readBody(parsePage({ body: PROSE_HTML + rights }))).not.toContain('No part of it');
    expect(readBody(parsePage({ body: rights + PROSE_HTML }))).toContain('No part of it');
    const item = (text: string) =>
      `<li>${text}, and <a href="/${text.length}">what it was that brought them there</a></li>`;
    const more = `<div>More Long Pass Stories</div><ul>${['Mules that turned back', 'The inn with no door'].map(item).join('')}</ul>`;
    expect(readBody(parsePage({ body: PROSE_HTML + PROSE_HTML.replaceAll('e', 'é') + more }))).not.toMatch(
      /Stories|turned back|no door/,
    );
  });

  it('is the first of several articles on one page, with the article elements inside it', () => {
    const post = (title: string, inner: string) =>
      `<article class="post"><h2>${title}</h2>${inner}</article><section><article class="part"><h3>Of ${title}</h3>${PROSE_HTML.replaceAll('i', 'î')}</article></section>`;
    const markdown = readBody(
      `<title>Notes on tea</title><body>${post('Notes on tea', PROSE_HTML)}${post('Notes on salt', PROSE_HTML.replaceAll('a', 'á'))}</body>`,
    );
    expect(markdown).toContain('thousand years');
    expect(markdown).toContain('Of Notes on tea');
    expect(markdown).not.toContain('yeárs');
  });

  it('keeps the description in a teaser', () => {
    const lead =
      '<div class="teaser-text" itemprop="description"><p>The road has ended the trade of the pass</p></div>';
    expect(readBody(parsePage({ body: `<div>${lead + PROSE_HTML}</div>` }))).toContain('The road has ended');
  });

  it('leaves out what is shown only in print', () => {
    const cite = `<div class="d-none d-print-block"><p>Cite this as: Notes on tea.</p>${PROSE_HTML.slice(0, 250)}</div>`;
    expect(readBody(parsePage({ body: PROSE_HTML.replaceAll('e', 'é') + cite }))).not.toMatch(/Cite this|We walked/);
  });

  it('is the visible part of a page inside one form', () => {
    const hidden = `<div style="display: none">${PROSE_HTML.replaceAll('e', 'é')}</div>`;
    const html = parsePage({ body: PROSE_HTML + hidden }).replace(
      /<body>(.*)<\/body>/s,
      '<body><form id="page">$1</form></body>',
    );
    const markdown = readBody(html);
    expect(markdown).toContain('thousand years');
    expect(markdown).not.toContain('théy');
  });

  it('leaves out a notice over the page', () => {
    const notice = `<div class="cookie-banner">${NOTICE}</div>`;
    expect(
      readBody(`<title>Notes on tea</title><body><div><p>She did not go.</p></div>${notice}</body>`),
    ).not.toContain('small files');
  });

  it('keeps embedded posts, and table rows named after their subject', () => {
    const post =
      '<div class="social-media-embed"><blockquote><p>A post from the pass, about its bells.</p></blockquote></div>';
    const row = (name: string) => `<tr class="player-${name.length}"><td>${name}</td><td>${name.length}</td></tr>`;
    const table = `<table><tr><th>Mule</th><th>Bells</th></tr>${['Aster', 'Juniper', 'Rue'].map(row).join('')}</table>`;
    const markdown = readBody(parsePage({ body: PROSE_HTML + post + PROSE_HTML + table + PROSE_HTML }));
    expect(markdown).toContain('> A post from the pass');
    for (const name of ['Aster', 'Juniper', 'Rue']) expect(markdown).toContain(`| ${name} |`);
  });

  it('keeps code in a wrapper named after its toolbar', () => {
    const code =
      '<div class="code-toolbar"><pre><code>mule.load(tea)</code></pre><div class="toolbar"><button>Copy</button></div></div>';
    expect(readBody(parsePage({ body: PROSE_HTML + code + PROSE_HTML }))).toContain('```\nmule.load(tea)\n```');
  });

  it('keeps the last term of a list of definitions', () => {
    const group = (term: string, text: string) =>
      `<div><dt><a href="https://docs.example/${term}">${term}</a></dt><dd>${text}</dd></div>`;
    const list = `<dl>${group('load', PROSE_HTML)}${group('unload', '<p>The mule is led to the door in the evening and unloaded by two people at once, <a href="https://docs.example/door">which is wide</a>.</p>')}</dl>`;
    expect(readBody(parsePage({ body: list }))).toContain('led to the door');
  });

  it('keeps short sections after a long one, and the pictures in between', () => {
    const sections = [
      'The pass is a quiet place now, and the inns are open in summer only, for those who come on foot.',
      'What we took home are two stones, a bag of leaves, and the sound of bells that no one else had heard.',
    ];
    const markdown = readBody(
      `<title>Notes on tea</title><body><article><div><section class="cy cz"><h1>Notes on tea</h1>${PROSE_HTML}</section>${sections.map((text, index) => `<div class="wide"><figure><img src="/${index}.jpg" alt="" width="900"></figure></div><section class="cy cz"><p>${text}</p></section>`).join('')}</div></article></body>`,
    );
    for (const text of sections) expect(markdown).toContain(text);
    expect(markdown).toContain('/1.jpg');
  });

  it('keeps formulas with a context menu', () => {
    const formula =
      '<mjx-container class="MathJax CtxtMenu_Attached_0"><mjx-math aria-hidden="true"><mjx-c></mjx-c></mjx-math><mjx-assistive-mml><math><mi>a</mi><mo>≠</mo><mn>0</mn></math></mjx-assistive-mml></mjx-container>';
    expect(readBody(parsePage({ body: `${PROSE_HTML}<p>When ${formula}, the slope is not level.</p>` }))).toContain(
      'When a≠0, the',
    );
  });

  it('leaves out what a style attribute hides', () => {
    const hidden =
      '<div style="visibility: hidden"><p>Salt was carried here, too, but of that no one speaks in the villages of the pass.</p></div>';
    expect(
      readBody(parsePage({ body: `<p>${'A mule was heard on the stones. '.repeat(5)}</p>${hidden}` })),
    ).not.toContain('Salt was');
  });

  it('leaves out a form inside the article', () => {
    const consent = `<form><label>${'I agree that letters about the trade are sent to me, and that I can end that at any time. '.repeat(8)}</label><input></form>`;
    const markdown = readBody(
      parsePage({ body: `<p>${'A mule was heard on the stones. '.repeat(5)}</p>`, after: consent }),
    );
    expect(markdown).toContain('mule');
    expect(markdown).not.toContain('I agree');
  });

  it('keeps text behind a paywall when the page contains it', () => {
    expect(readBody(parsePage({ body: `<p>The first lines.</p><div class="paywall">${PROSE_HTML}</div>` }))).toContain(
      'the bells first',
    );
  });

  it('keeps the sections that a table of contents points to, and leaves out the table', () => {
    const words = ['stones', 'wheels', 'letters', 'lamps', 'doors', 'wells'];
    const part = (word: string, index: number) =>
      `<div id="TOC_TITLE_${index}"><h2>Of ${word}</h2><p>The old people of the pass speak of ${word}, and of who brought ${word} up the slope before the road was built.</p></div>`;
    const table = '<div class="toc"><a href="#TOC_TITLE_1">First stop</a> <a href="#TOC_TITLE_2">Second stop</a></div>';
    const markdown = readBody(parsePage({ body: table + words.map(part).join('') }));
    for (const word of words) expect(markdown).toContain(`speak of ${word}`);
    expect(markdown).not.toContain('First stop');
  });

  it('is the hidden part of a page that shows nothing else', () => {
    const veiled = (shown: string) =>
      readBody(`<title>Notes on tea</title><body>${shown}<div hidden>${PROSE_HTML}</div></body>`);
    expect(veiled('<a href="/">Home</a>')).toContain('thousand years');
    expect(veiled(PROSE_HTML.replaceAll('tea', 'salt').replaceAll('Tea', 'Salt'))).not.toContain('Tea was');
  });

  it('keeps sections with the markup of kept sections', () => {
    const last = `<h2>What is left</h2><ul>${['A line on the slope', 'A dozen stones with names cut into them', 'People who will show you where to look, and ask for nothing'].map((text) => `<li><img src="/${text.length}.jpg" alt=""> ${text}, as the oldest of them said.</li>`).join('')}</ul>`;
    const section = (inner: string) => `<div class="part wide">${inner}</div>`;
    const long = ['a', 'e', 'i', 'o'].map((sign) => PROSE_HTML.replaceAll(sign, `${sign}${sign}`)).join('');
    expect(readBody(parsePage({ body: section(`<h2>The path</h2>${long}`) + section(last) }))).toContain(
      'A dozen stones',
    );
  });

  it('prints a picture of TeX as TeX', () => {
    const picture = '<img src="https://latex.codecogs.com/svg.image?%5Cfrac%7Ba%7D%7Bb%7D">';
    expect(readBody(parsePage({ body: `${PROSE_HTML}<p>The slope is ${picture} here.</p>` }))).toContain(
      String.raw`$\frac{a}{b}$`,
    );
  });

  it.each([
    'Photo: Ana Roe/Getty Images',
    'Bild: Anna Muster',
    'The inn at the pass, iStock.com',
    'LE PUEDE INTERESAR: The road of salt',
    'Das Thema könnte dich auch interessieren:',
    'zurück zur Listenansicht',
    '(Noch keine Bewertungen)',
    'View all (12)',
    'First Published : Tuesday, March 10, 2026, 08:38 AM',
    'Empfohlener redaktioneller Inhalt',
    'Sie sind aktuell nicht eingeloggt.',
  ])('leaves out the line %j', (line) => {
    expect(
      readBody(parsePage({ body: `${PROSE_HTML}<p>${line}</p>${PROSE_HTML.replaceAll('e', 'é')}` })),
    ).not.toContain(line.slice(1, 12));
  });

  it.each(['The photo by Ana shows the inn.', 'Her sources: two letters and a map.', 'Ver para creer, they say.'])(
    'keeps the line %j',
    (line) => {
      expect(readBody(parsePage({ body: `${PROSE_HTML}<p>${line}</p>${PROSE_HTML.replaceAll('e', 'é')}` }))).toContain(
        line,
      );
    },
  );

  it('leaves out a date above the text, and keeps measures', () => {
    const steps = '<ul><li>1 pot (20 oz) juice of pears</li><li>2 dice of salt</li></ul>';
    const markdown = readBody(parsePage({ before: `<p>Sexta-feira, 22 de outubro de 2010 às 20:13</p>${steps}` }));
    expect(markdown).toContain('juice of pears');
    expect(markdown).toContain('dice of salt');
    expect(markdown).not.toContain('Sexta');
  });

  it('keeps a line break alone inside an inline element', () => {
    const line = '<p>Call the inn at 0937-141993<span lang="en"><br></span><span>Road of the pass 20.</span></p>';
    expect(readBody(parsePage({ body: PROSE_HTML + line + PROSE_HTML }))).toContain('0937-141993  \nRoad');
  });

  it('restores a dropped figure between two parts of the article without the boilerplate inside it', () => {
    const figure =
      '<section class="graphic"><p>Loads of salt over the pass each year, as the toll book has them.</p><div class="ai2html"><img src="/loads.png" width="600"><div class="g-aiAbs g-aiPointText"><p>900 loads</p></div></div><div hidden>A hidden line of some length.</div><div class="share-buttons">Send it to someone</div></section>';
    const markdown = readBody(
      parsePage({ body: `<div>${PROSE_HTML}</div>${figure}<div>${PROSE_HTML.replaceAll('a', 'e')}</div>` }),
    );
    expect(markdown).toContain('Loads of salt');
    expect(markdown).toContain('/loads.png');
    expect(markdown).not.toMatch(/900 loads|hidden line|Send it/);
  });
});
