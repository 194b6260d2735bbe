/** Words that deny something, by language code, in lower case without accents and apostrophes. */
const parseWordSet = (text: string) => new Set(text.trim().split(/\s+/));

const NEGATION_WORDS: Record<string, Set<string>> = {
  en: parseWordSet(`not no never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt
    shouldnt couldnt hasnt havent hadnt aint unable hardly fails failed refused denied denies`),
  de: parseWordSet('nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder kaum'),
  fr: parseWordSet('ne n pas jamais aucun aucune rien personne sans ni guere non'),
  es: parseWordSet('no nunca jamas ningun ninguna ninguno nada nadie sin ni tampoco'),
  it: parseWordSet('non mai nessun nessuna nessuno niente nulla senza ne neppure'),
  pt: parseWordSet('nao nunca jamais nenhum nenhuma nada ninguem sem nem'),
  nl: parseWordSet('niet geen nooit niemand niets zonder noch'),
  sv: parseWordSet('inte ej icke aldrig ingen inget inga utan varken'),
  ru: parseWordSet('не нет ни никогда никто ничто ничего без нельзя'),
  pl: parseWordSet('nie nigdy nikt nic zaden bez ani'),
};
/** Negations in scripts without spaces. These are recognised by characters, not by words. */
const UNSPACED_NEGATION = /[不没沒未無无非]|ない|なか|ませ|ずに|없|않|못/u;

/** Whether a word (in lower case without accents) is a negation. */
export const isNegation = (word: string, language: string): boolean =>
  (NEGATION_WORDS[language] ?? NEGATION_WORDS.en)?.has(word) || UNSPACED_NEGATION.test(word);
