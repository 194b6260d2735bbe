import { asciiVariant } from '../../text/ascii-patterns.ts';
import { cleanText, toWordSet } from '../page/tree.ts';

/** Words that introduce a byline, in common languages. */
const BYLINE_LEAD =
  /^(?:(?:an? )?(?:(?:article|post|story|review|words?|text|photos?|report|interview|press release|opinion|analysis|guest|blog|written|(?!shared)[a-z]{3,9}ed)\s+){0,3}by(?: user)?|authors?|auteure?s?|autrice|writers?|text(?:\s+(?:und|&)\s+(?:fotos?|bilder))?|autor(?:en|in|es|a|e|zy|ka)?(?:\/(?:autor|-?in))?|verfasser(?:in)?|(?:geschrieben|verfasst|veröffentlicht|erstellt|gepostet|eingestellt|aufgezeichnet|(?:eine? |und )?(?:artikel|(?:gast)?beitrag|text|interview|kommentar|kolumne|pressemitteilung)) (?:von|am)|von|(?:(?:écrit|publié|rédigé|propos recueillis) )?par|(?:escrito |publicado )?por|(?:a cura )?di|(?:scritto |pubblicato )?da|(?:geschreven )?door|(?:skrevet |skriven )?a[vf]|przez|tekst|автор(?: статьи)?|текст|(?:文章)?作者|撰[文稿]|文\/?|[記记]者|責任編輯|责任编辑|责编|编辑(?=\s*[:：])|執筆者?|著者|投稿者|글쓴이|기자|작성자|بقلم|كتبه?|المؤلف|نویسنده|מאת|yazan|yazar|(?:(?:und )?interview|protokoll)(?=\s*[:：])|लेखक|by-line|kirjoittanut|författare|tác giả|oleh|penulis|szerző|írta)(?:\s*[:：]\s*|\s+|$)/i;
/** Matches the end of the names in a byline: a separator, a date, a time, a category, a user name. */
const BYLINE_TAIL = asciiVariant(
  /\s{0,3}(?:(?:\||·|•|●|»|›|→|—|–|\/\/)|\s-\s|\bon (?:\w{3,9}day|mon|tue|wed|thu|fri|sat|sun|\w{3,9}\.? \d)\b|\s(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d|\s(?:vom|erstellt|kategorien?|categories|categor(?:y|ies)|filed|from|mit)\b|\son$|\b(?:am|um|le|el|il|op|den|vom|em|no dia|il giorno)\s+\d|\b(?:published|posted|updated|veröffentlicht|publié|publicado|last updated|geschrieben am|erstellt am|in:|unter|stand|last|under|reading time|lesezeit|min read)\b|[@#]\w|\d{1,2}[.:/]\d{2}|\b\d{4}\b|,?\s{0,3}\d{1,2}[. ]\s?\p{L}|\((?:@[^)]{0,200}|[^)\d]{0,200}\d[^)]{0,200})\))/iu,
);

/**
 * Removes an e-mail address and a web address from a word. One regular expression for this took seconds on 4 kB of
 * `x@y`.
 */
function removeAddress(word: string): string {
  const atSign = word.indexOf('@', 1);
  let dot = atSign < 0 ? -1 : word.lastIndexOf('.');
  while (dot > atSign + 1 && !/\w/.test(word.charAt(dot + 1))) dot = word.lastIndexOf('.', dot - 1);
  const rest = dot > atSign + 1 ? word.slice(dot + 1).replace(/^\w+[)>]?/, '') : word;
  const address = rest.search(/(?:https?:)?\/\/./s);
  return address < 0 ? rest : rest.slice(0, address);
}

const NAME_SEPARATOR = asciiVariant(
  /\s{0,3}(?:[,;،、]|\s\/\s|\/(?=\p{Lu})|\s&\s|\s\+\s|\sand\s|\sund\s|\set\s|\sy\s|\se\s(?=\p{Lu})|\sen\s(?=\p{Lu})|\soch\s|\sog\s|\si\s(?=\p{Lu})|\sи\s|\s及\s)\s*/iu,
);
const DEGREE = /^(?:ph\.?d|m\.?d|m\.?sc|b\.?sc|mba|jr|sr|ii|iii|rn|rd|esq|cfa|dds|d\.?o|lcsw|jd|msw|mph|ms|ma|ba)\.?$/i;
const ROLE_WORDS =
  /^(?:.*\b(?:editor|reporter|correspondent|columnist|contributor|journalist|director|manager|engineer|developer|president|officer|founder|ceo|cto|author|photographer|producer|chef|bureau|redakteur(?:in)?|redaktør|journalistin?|chefredakteur(?:in)?|professor|fellow|consultant|analyst|specialist|architect|advocate|intern|freelance|staff)\b.*|news|special to .*)$/i;
const NON_NAME =
  /^(?:share|comments?|kommentare?|read more|weiterlesen|follow(?: us)?|subscribe|view .*|(?:all|more|other|see all|mehr|weitere) (?:posts?|articles?|beiträge|artikel|stories|from|by|von).*|about(?: .*)?|über .*|log ?in|sign (?:in|up)|uncategorized|home|menu|search|contact(?: us)?|profile|website|twitter|facebook|linkedin|email|rss|author|autor(?:in)?|admin(?:istrator)?|wordpressadmin|zur .*|zum .*|alle .*|e-?mail|publisher|herausgeber|dpa|afp|zvg|in|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?|zeige .*|webmaster|root|user|guest|gast|anonymous|null|none|undefined|n\/a|unknown(?: author)?|unbekannt|default|team|by|von|edit|reply|print|drucken|more|mehr|tags?|categor(?:y|ies)|kategorien?|published|updated|news|blog|editorial policy|disclaimer|impressum|datenschutz|privacy|copyright|staff|the author|written by|artikel|beitrag|posted)$/i;

/** Matches the full name of one person, with capital letters, in Latin, Greek or Cyrillic script. */
export const HUMAN_NAME = asciiVariant(
  /^(Dr\. |Prof\. )*\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?( (von|van|de|der))?( \p{Lu}[\p{L}.’'-]+){1,2}$/u,
);

/** Matches a full name in a script that writes names without a space. */
export const UNSPACED_NAME = /^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4})$/u;

const LETTER = asciiVariant(/^\p{L}/u);

/** True for a line that begins like a byline and goes on with a letter. */
export const isByline = (line: string): boolean =>
  GLUED_LEAD(line).test(line) || (BYLINE_LEAD.test(line) && LETTER(line).test(line.replace(BYLINE_LEAD, '')));

/** True for a line that only introduces a byline. The names stand on the next line. */
export const isBylineLead = (line: string): boolean => BYLINE_LEAD.test(line) && !line.replace(BYLINE_LEAD, '');

/**
 * At most this many characters and names of a list of authors are read. A longer list is a masthead, a list of all
 * staff.
 */
const MAX_BYLINE_LENGTH = 4000;
const MAX_NAMES = 400;

/** Matches a lead word that is glued to a name, because the page parts them by its layout only: "ByTravis". */
const GLUED_LEAD = asciiVariant(/^(?:By|Von|Par|Por)(?=\p{Lu}[\p{Ll}.]|by\s)/u);
/**
 * Matches the end of a name that is glued to a role or a button: "BlumeStaff Writer". Names with a capital letter inside
 * have it after a few letters: "MacDonald", "FitzGerald".
 */
const GLUED_ROLE = asciiVariant(/(\p{L}\s\S{0,40}\p{Ll}{4})(?=\p{Lu}\p{Ll})/u);

/** Matches a user name with which an author signs on a page that shows no other name. */
const HANDLE = /^@[\w.]{2,30}$/;

/**
 * Parses the names of a byline. Lead words ("By", "Von"), dates, roles, addresses, and handles beside a name are
 * dropped. Empty when the byline names nobody.
 */
export function parseNames(byline: string): string[] {
  if (HANDLE.test(byline)) return [byline];
  let text = cleanText(byline.slice(0, MAX_BYLINE_LENGTH)).replace(/\S+/g, removeAddress).trim();
  text = text.replace(GLUED_LEAD(text), '');
  for (let previous = ''; previous !== text; ) {
    previous = text;
    text = text.replace(BYLINE_LEAD, '').replace(/^[\s:|,–—-]+|(?<![\s:|,–—-])[\s:|,–—-]+$/g, '');
  }
  text = text.replace(GLUED_ROLE(text), '$1 | ');
  const tailStart = text.search(BYLINE_TAIL(text));
  text = (tailStart < 0 ? text : text.slice(0, tailStart)).replace(/\s?\([^)]{0,1000}(?:\)\s*)?$/, '');
  const names: string[] = [];
  for (const part of text.split(NAME_SEPARATOR(text)).slice(0, MAX_NAMES)) {
    const name = removeRepetition(part)
      .replace(/^["'“”„«»*\s]+|(?<!["'“”„«»*\s:])["'“”„«»*\s:]+$/g, '')
      .replace(BYLINE_LEAD, '')
      .replace(/\s{1,3}(on|am|in|um|at|and|und|from|vom|im|em|no dia|more|über|last|by|for|für|기자|記者|记者)$/i, '')
      .trim();
    if (DEGREE.test(name) && names.length) names.push(`${names.pop()}, ${name}`);
    else if (isPlausibleName(name) && !names.some((other) => other.toLowerCase() === name.toLowerCase()))
      names.push(name);
    else if (!isPlausibleName(name) && names.length === 0 && part !== text && !ROLE_WORDS.test(name)) return [];
  }
  return names;
}

/** Returns a name once when it is written twice in a row. Some pages repeat a name for screen readers. */
function removeRepetition(part: string): string {
  const text = part.trim();
  const half = Math.floor(text.length / 2);
  const between = text.slice(half, text.length - half);
  return half >= 4 && text.endsWith(text.slice(0, half)) && between.trim() === '' ? text.slice(0, half) : part;
}

/** Matches a nickname in quotation marks between first and last name. Other quotation marks do not occur in names. */
const NICKNAME = /\s["“][^"“”]{1,30}["”]\s/;

const PARTICLES = toWordSet(
  'von van vom zu zum zur de del della der den des di da das do dos du d la las le les lo los el al en e y i et und and af av ap bin bint ibn ben ter ten te op st und & for och og mit',
);

const CAPITAL = asciiVariant(/\p{Lu}/u);
const SMALL_WORD = asciiVariant(/^\p{Ll}[\p{Ll}’'-]+$/u);

/**
 * True when a text is part of a sentence, not a name: it begins with an article ("the numbers"), or a word before the last
 * word begins with a small letter and is no particle of a name, such as "von".
 */
function isPhrase(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    /^(?:the|an?|our|your) [a-z]/.test(text) ||
    (words.length > 2 &&
      CAPITAL(text).test(text) &&
      words.slice(0, -1).some((word) => SMALL_WORD(word).test(word) && !PARTICLES.has(word)))
  );
}

const NOT_IN_NAMES = asciiVariant(
  /https?:|www\.|[<>{}=@#!?…"©]|\.\s\p{Lu}\p{L}{3}.*\s\p{Ll}+\s|\.(?:com|org|net|html?|php)\b/iu,
);

/** True for a text that may be the name of a person or an organisation: a few words that form no sentence. */
export function isPlausibleName(text: string): boolean {
  return (
    text.length > 1 &&
    text.length <= 60 &&
    (/[a-z][a-z.]/i.test(text) || /\p{L}{2}|\p{L}\./u.test(text)) &&
    text.split(' ').length <= 6 &&
    !NOT_IN_NAMES(text).test(text.replace(NICKNAME, ' ')) &&
    !NON_NAME.test(text) &&
    !isPhrase(text) &&
    !(text.endsWith('.') && /\p{Ll}{3}\.$/u.test(text)) &&
    !(ROLE_WORDS.test(text) && text.split(' ').length > 1 && !/^staff writer$/i.test(text))
  );
}

/** Returns a key for comparing names: in lower case, without accents, points and quotation marks. */
export const toNameKey = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.'’"]/g, '')
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .trim();
