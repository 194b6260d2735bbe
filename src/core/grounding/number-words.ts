/**
 * Words for numbers. Small numbers are listed by language, since a word may mean something else in another language: `once`
 * is "eleven" in Spanish.
 */

const splitWordList = (text: string): string[] => text.trim().split(/\s+/);

/**
 * For each language, the words for 1 to 19, then the words for 20, 30, … 90. `-`: the language writes this number as two
 * words.
 */
const NUMBER_TABLE: Record<string, [string, string]> = {
  en: [
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    'twenty thirty forty fifty sixty seventy eighty ninety',
  ],
  de: [
    'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  ],
  fr: [
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - -',
    'vingt trente quarante cinquante soixante - quatre-vingts -',
  ],
  es: [
    'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
    'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  ],
  it: [
    'uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
  ],
  pt: [
    'um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
    'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  ],
  nl: [
    'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
    'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
  ],
};

/** Tens and units written as one word: `zweiundzwanzig`, `tweeëntwintig`, `ventidue`, `veintidós`. */
const COMPOUND_RULES: Record<string, (unit: string, ten: string) => string> = {
  de: (unit, ten) => `${unit}und${ten}`,
  nl: (unit, ten) => `${unit}${/e$/.test(unit) ? 'ën' : 'en'}${ten}`,
  it: (unit, ten) => `${/^[ou]/.test(unit) ? ten.slice(0, -1) : ten}${unit}`,
  es: (unit, ten) => (ten === 'veinte' ? `veinti${unit}` : ''),
};

/** Further words for numbers, by language: other forms, ordinals, and words such as `dozen`. */
const EXTRA_NUMBER_FORMS: Record<string, Record<string, number>> = {
  en: { dozen: 12, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
  de: { zwo: 2, beide: 2, beiden: 2, dritte: 3, dritten: 3, vierte: 4, vierten: 4, fünfte: 5, fünften: 5, dutzend: 12 },
  fr: { vingts: 20, septante: 70, huitante: 80, nonante: 90, troisième: 3, quatrième: 4, cinquième: 5, douzaine: 12 },
  es: { veintidós: 22, veintitrés: 23, veintiséis: 26, tercer: 3, tercera: 3, cuarta: 4, cuarto: 4, docena: 12 },
  it: { tre: 3, terzo: 3, terza: 3, quarta: 4, quarto: 4, dozzina: 12 },
  pt: { duas: 2, catorze: 14, terceiro: 3, terceira: 3, dúzia: 12 },
  nl: { derde: 3, vierde: 4, vijfde: 5, dozijn: 12 },
};

function buildSmallNumbers(language: string, [units, tens]: [string, string]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, word] of splitWordList(units).entries()) found.set(word, index + 1);
  splitWordList(tens).forEach((ten, index) => {
    found.set(ten, (index + 2) * 10);
    const compound = COMPOUND_RULES[language];
    for (const [at, unit] of splitWordList(units).slice(0, 9).entries())
      if (compound) found.set(compound(unit, ten), (index + 2) * 10 + at + 1);
  });
  found.delete('');
  found.delete('-');
  for (const [word, value] of Object.entries(EXTRA_NUMBER_FORMS[language] ?? {})) found.set(word, value);
  return found;
}

export const SMALL_NUMBERS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(NUMBER_TABLE).map(([language, words]) => [language, buildSmallNumbers(language, words)]),
);

export const NUMBER_CONNECTORS = new Set(['and', 'und', 'et', 'y', 'e', 'en', 'i']);

const toNumberMap = (table: Record<string, number>) => new Map(Object.entries(table));

const LARGE_NUMBERS = {
  thousand: 1e3,
  tausend: 1e3,
  mille: 1e3,
  mil: 1e3,
  mila: 1e3,
  duizend: 1e3,
  тысяч: 1e3,
  тысячи: 1e3,
  тыс: 1e3,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  millones: 1e6,
  millón: 1e6,
  milione: 1e6,
  milioni: 1e6,
  milhão: 1e6,
  milhões: 1e6,
  miljoen: 1e6,
  mio: 1e6,
  млн: 1e6,
  миллион: 1e6,
  миллиона: 1e6,
  миллионов: 1e6,
  billion: 1e9,
  billions: 1e9,
  milliarde: 1e9,
  milliarden: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  miliardo: 1e9,
  miliardi: 1e9,
  miljard: 1e9,
  mrd: 1e9,
  bn: 1e9,
  млрд: 1e9,
  миллиард: 1e9,
  миллиардов: 1e9,
  bilhão: 1e9,
  bilhões: 1e9,
  trillion: 1e12,
  trillions: 1e12,
  billionen: 1e12,
  lakh: 1e5,
  crore: 1e7,
};

/** Words that multiply a spelled number in front of them: two hundred, three million. */
export const NUMBER_MULTIPLIERS: ReadonlyMap<string, number> = toNumberMap({
  ...LARGE_NUMBERS,
  hundred: 100,
  hundert: 100,
  cent: 100,
  cents: 100,
  cien: 100,
  ciento: 100,
  cento: 100,
  honderd: 100,
});

/**
 * Words and letters that multiply digits in front of them: 40 thousand, 40k, 1.2M. Upper and lower case of the letters
 * differ.
 */
export const DIGIT_MAGNITUDES: ReadonlyMap<string, number> = toNumberMap({
  ...LARGE_NUMBERS,
  k: 1e3,
  K: 1e3,
  m: 1e6,
  M: 1e6,
  B: 1e9,
  T: 1e12,
  mn: 1e6,
  mln: 1e6,
  MM: 1e6,
  Mio: 1e6,
  Mrd: 1e9,
});
