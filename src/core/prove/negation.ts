/** Whether a sentence denies something. Folded words, by language. */
const list = (text: string) => new Set(text.trim().split(/\s+/));

const WORDS: Record<string, Set<string>> = {
  en: list(`not no never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt
    shouldnt couldnt hasnt havent hadnt aint unable hardly fails failed refused denied denies`),
  de: list('nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder kaum'),
  fr: list('ne n pas jamais aucun aucune rien personne sans ni guere non'),
  es: list('no nunca jamas ningun ninguna ninguno nada nadie sin ni tampoco'),
  it: list('non mai nessun nessuna nessuno niente nulla senza ne neppure'),
  pt: list('nao nunca jamais nenhum nenhuma nada ninguem sem nem'),
  nl: list('niet geen nooit niemand niets zonder noch'),
  sv: list('inte ej icke aldrig ingen inget inga utan varken'),
  ru: list('не нет ни никогда никто ничто ничего без нельзя'),
  pl: list('nie nigdy nikt nic zaden bez ani'),
};
/** A word can't be told there, a sign can. */
const UNSPACED = /[不没沒未無无非]|ない|なか|ませ|ずに|없|않|못/u;

/** Whether a folded word denies. */
export const denies = (word: string, language: string): boolean =>
  (WORDS[language] ?? WORDS.en)?.has(word) || UNSPACED.test(word);
