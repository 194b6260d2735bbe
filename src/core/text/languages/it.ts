import type { DateWords, Language } from './language.ts';

export const itDates: DateWords = {
  months:
    'gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set|ottobre ott|novembre nov|dicembre dic',
  today: 'oggi',
  yesterday: 'ieri',
  ago: 'fa',
  units: ['minut', 'ora|ore', 'giorn', 'settiman'],
  modified: 'aggiorna',
};

/** Italian. */
export const it: Language = {
  dates: itDates,
  stopWords: `
    a ad agli ai al alla alle allo anche ancora avere che chi ci ciò come con contro cosa cui da dagli dai dal dalla
    dalle degli dei del della delle dello di dopo dove due e è ed era erano essere fa fra già gli ha hanno ho i il
    in io la le lei li lo loro lui ma me mi molto ne negli nei nel nella nelle no noi non nostro o ogni oltre per
    perché più poi può quale quando quanto quella quelle quello questa queste questi questo qui se sé sempre senza
    si sia solo sono sta su sua sue sugli sui sul sulla suo suoi tra tutti tutto un una uno vi voi`,
  commonWords: 'c così l mia mio sei te ti tu',
  weekdays: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  listConjunctions: 'e|o',
  partWords: 'passo',
  conjunctions: 'e|ma|o',
  abbreviations: 'dott sig sigg sig.ra dr.ssa prof.ssa on avv ing s.a',
  finalAbbreviations: 's.r.l s.p.a r.l s.a a.c d.c',
  sentenceOpeners: 'il lo gli i è e ma o non nel nella con per come quando questo questa',
  prepositions: 'con contro da durante in per senza su tra',
  cuePhrases: {
    closing: 'conclusione|conclusioni|in conclusione|in sintesi|riassumendo|in breve|per concludere',
    takeaway: 'punti chiave|vantaggi|benefici|novità|in evidenza|risultati',
    minor: 'riferimenti|vedi anche|commenti|collegamenti esterni|note|bibliografia|altri progetti',
    howTo: 'come|guida|guida a|tutorial|passo dopo passo|passo passo',
    release: 'note di rilascio|note sulla versione|changelog|novità|è disponibile|disponibile|aggiornamento',
    changes:
      'aggiunto|modificato|corretto|migliorato|nuove funzionalità|correzioni|miglioramenti|modifiche|problemi noti',
    breaking: 'modifiche incompatibili|obsoleto|deprecato|rimosso|rimozioni',
    ingredients: 'ingredienti|occorrente',
    preparation: 'preparazione|procedimento|istruzioni|passaggi',
    question: 'domanda|la domanda',
    answer: 'risposta accettata|migliore risposta|risposta|risposte',
    study: 'studio|studi|ricercatori|ricercatrici|partecipanti|sondaggio|intervistati|abstract',
    back: 'come detto|come abbiamo visto|naturalmente|in altre parole|infatti|in realtà|ovviamente',
    connective:
      "e|ma|o|quindi|inoltre|tuttavia|però|pertanto|per esempio|ad esempio|anche|poi|infine|invece|d'altra parte|nel frattempo|in particolare|così|dunque",
    action: 'clicca|iscriviti|abbonati|leggi di più|scopri di più|scarica|seguici',
    elsewhere: 'per maggiori informazioni|per ulteriori informazioni|per saperne di più|leggi|iscriviti|abbonati',
    selfReference: 'in questo articolo|questo articolo|in questo post|di seguito',
    pronoun: 'lui|lei|loro|esso|essa|questo|questa|questi|queste|quello|quella|suo|sua|suoi|sue|qui|lì',
    first: 'io|mio|mia|noi|nostro|nostra|mi',
    second: 'tu|tuo|tua|voi|vostro|vostra|lei',
    generic:
      'introduzione|panoramica|contesto|esempio|esempi|dettagli|nota|note|problema|soluzione|metodo|descrizione|installazione|uso|altro|consigli',
    backMatter:
      "riferimenti|vedi anche|commenti|collegamenti esterni|note|bibliografia|altri progetti|sull'autore|indice|fonti|condividi|newsletter|contatti|leggi anche|articoli correlati",
    contents:
      'in questa sezione|di seguito|vediamo|ecco|grazie|benvenuti|speriamo|spero|iscriviti|seguici|condividi|guarda|ascolta|foto|immagine|video|fonte|pubblicato|aggiornato|leggi anche|pubblicità',
    credit:
      'tutti i diritti riservati|riproduzione riservata|iscriviti|la nostra newsletter|seguici|clicca qui|foto di|foto:|leggi anche|nei commenti',
    dangling:
      'lui|lei|loro|esso|essa|essi|questo|questa|questi|queste|ciò|quello|quella|quelli|quelle|suo|sua|suoi|sue|qui|lì|entrambi|entrambe|altro|altra|altri|altre|tale|tali|così|inoltre|anche|quindi|tra questi|in questo caso|per questo',
    selfContained: "quest'anno|questo articolo|questa settimana|questo mese",
    personal: 'lui|lei',
    interrogative: 'come|cosa|perché|quando|dove|chi|quale|quanto',
    attribution:
      'ha detto|dice|disse|ha affermato|afferma|ha spiegato|spiega|secondo|ha aggiunto|aggiunge|ha dichiarato|dichiara|scrive|ha scritto|sostiene|sottolinea|racconta|commenta',
    clause: 'ma|mentre|anche se|perché|poiché|dopo|prima',
    relative: 'il quale|la quale|i quali|le quali|cui|dove',
  },
  negations: 'non mai nessun nessuna nessuno niente nulla senza ne neppure',
  numbers: {
    units: `
    uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
    diciassette diciotto diciannove`,
    tens: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
    joinTens: (unit, ten) => `${/^[ou]/.test(unit) ? ten.slice(0, -1) : ten}${unit}`,
    others: { tre: 3, terzo: 3, terza: 3, quarta: 4, quarto: 4, dozzina: 12 },
    multipliers: { cento: 100, mille: 1e3, mila: 1e3, milione: 1e6, milioni: 1e6, miliardo: 1e9, miliardi: 1e9 },
    connector: 'e',
    percent: 'per ?cento\\b',
    hedges: 'circa|quasi|più di|oltre',
  },
  quotationMarks: ['«', '»'],
};
