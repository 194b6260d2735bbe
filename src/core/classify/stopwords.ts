import { hasCommonScriptsOnly, LETTER_RANGES, MARK_RANGES } from '../text/unicode.ts';

/** Words that carry no topic, in the most read languages. A phrase never begins or ends with such a word. */
const STOPWORDS = {
  en: `a about above across after again against all almost along already also although always am among an and another any
    anyone anything are aren around as at away back be became because become been before behind being below best better
    between beyond both but by came can cannot could couldn did didn do does doesn doing don done down during each either
    else enough even ever every everyone everything example few first for from further get gets getting give given go goes
    going good got great had has hasn have haven having he help helps hence her here hers herself him himself his how
    however i if in inside instead into is isn it its itself just keep know last least less let like ll lot made main make
    makes making many may maybe me might more most much must my myself need needs neither never new next no nor not nothing
    now of off often on once one ones only onto or other others our ours out over own per perhaps please put quite rather re
    really same say says see seen several shall she should since so some someone something soon still such sure take than
    that the their them themselves then there these they thing things this those though three through thus to today
    together too toward towards two under until up upon us use used useful uses using ve very via want was wasn way ways we
    well went were weren what whatever when where whether which while who whole whom whose why will with within without won
    would wouldn yes yet you your yours yourself
    read learn post article blog check look want wants including includes include based simply easily today week month year
    years day days time times start work works working find show shows step steps part parts kind bit number different
    various following able available important possible right left high low big small long short full four five second`,
  de: `aber als am an auch auf aus bei beim bin bis bist da damit dann das dass dein dem den der des deshalb die dies diese
    diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa euch für gegen hat hatte
    haben hier ich ihm ihn ihr ihre ihrem ihren ihrer im in ist ja jede jedem jeden jeder jedes jetzt kann kein keine können
    mal man mehr mein mit muss müssen nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich
    sie sind so soll sollen sondern über um und uns unser unter viel vom von vor wann war waren was weil welche wenn wer
    werden wie wieder will wir wird wo wurde wurden zu zum zur zwischen`,
  fr: `à afin ai ainsi alors après au aucun aussi autre autres aux avant avec avoir beaucoup bien c ça car ce cela celle
    celles celui ces cet cette ceux chaque chez comme comment contre d dans de depuis des deux dit donc dont du elle elles
    en encore entre est et été être eu eux fait faire fois il ils j je jusqu l la le les leur leurs lors lui m ma mais me
    même mes moins mon n ne ni nos notre nous on ont ou où par parce pas peu peut plus pour pourquoi près qu quand que quel
    quelle quelles quels qui quoi s sa sans se selon sera ses si son sont sous sur t ta te tes toi ton tous tout toute
    toutes très trop tu un une vers voici voilà vos votre vous y`,
  es: `al algo algunos ante antes aquí así aún aunque cada como cómo con contra cual cuál cuando de del desde donde dos el
    él ella ellas ellos en entre era eres es esa ese eso esta está estaba están este esto estos fue ha había han hasta hay
    la las le les lo los más me mi mientras muy nada ni no nos nosotros o otra otro otros para pero poco por porque que qué
    quien se sea según ser si sí sido sin sobre solo son su sus también tanto te tiene tienen todo todos tu un una uno unos
    usted y ya yo`,
  pt: `ainda ao aos após até com como da das de dela dele deles depois do dos e é ela elas ele eles em entre era essa esse
    esta está este eu foi há isso isto já lhe mais mas me mesmo meu minha muito na não nas nem no nos nós o os ou para pela
    pelo pelos por porque qual quando que quem são se sem ser seu seus só sobre sua suas também te tem têm um uma umas uns
    você vocês`,
  it: `a agli ai al alla alle allo anche ancora c che chi ci come con cosa così da dagli dai dal dalla dalle degli dei del
    della delle dello di dove e è ed era essere fa fra gli ha hanno i il in io l la le lei lo loro lui ma mi mia mio molto
    negli nei nel nella nelle no noi non nostro o ogni per perché più poi può quale quando quanto quella quello questa
    queste questi questo se sei senza si sia sono su sua sue sui sul sulla suo te ti tra tu tutti tutto un una uno vi voi`,
  nl: `aan al alles als altijd ben bij daar dan dat de deze die dit doen door dus een en er ge geen had heb hebben heeft hem
    het hier hij hoe hun iets ik in is ja je kan kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om
    omdat onder ons ook op over te tegen toch toen tot u uit uw van veel voor waar waren was wat we wel werd wie wij wil
    worden wordt zal ze zelf zich zij zijn zo zonder zou`,
} as const;

/** Names of months and days. */
const CALENDAR = `january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri
    januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi
    samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes
    miércoles jueves viernes sábado domingo janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    segunda terça quarta quinta sexta gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre lunedì
    martedì mercoledì giovedì venerdì sabato domenica januari februari maart mei augustus maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag`;

/** Number words. */
const NUMBERS = `six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen
    dozens half zwei drei vier fünf sechs sieben acht neun zehn elf zwölf trois quatre cinq sept huit neuf
    dix tres cuatro cinco siete ocho nueve diez`;

const COMMON_MARKS = new RegExp(`[${MARK_RANGES}]+`, 'g');
const removeMarks = (word: string): string => {
  const parts = word.normalize('NFKD');
  return parts.replace(hasCommonScriptsOnly(parts) ? COMMON_MARKS : /\p{M}+/gu, '');
};

let foldedStopwords: ReadonlySet<string> | undefined;

const isListed = (word: string): boolean => {
  foldedStopwords ??= new Set(removeMarks([...Object.values(STOPWORDS), CALENDAR, NUMBERS].join(' ')).split(/\s+/));
  return foldedStopwords.has(word);
};

const COMMON_LETTER = new RegExp(`^[${LETTER_RANGES}]$`);
/** Matches a Japanese word that ends in hiragana: a verb or a particle. */
const INFLECTED = /\p{Script=Hiragana}$/u;

/**
 * Whether a word carries no topic: a function word, a month or day, a number (also `17th`), a single letter or sign other
 * than a name such as `C#`, or a Japanese particle or verb.
 */
export function isStopword(word: string): boolean {
  if (/^[a-zA-Z]{2,}$/.test(word)) return isListed(word.toLowerCase());
  const lower = removeMarks(word.toLowerCase()).normalize('NFC');
  if (isListed(lower) || /^[\d.]+(?:st|nd|rd|th)?$/.test(lower)) return true;
  return hasCommonScriptsOnly(word) ? COMMON_LETTER.test(lower) : /^\p{L}$/u.test(lower) || INFLECTED.test(word);
}
