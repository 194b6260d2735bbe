import type { DateWords, Language } from './language.ts';

export const deDates: DateWords = {
  months:
    'januar jan|februar feb|marz mar|april apr|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|dezember dez',
  today: 'heute',
  yesterday: 'gestern',
  ago: 'vor',
  units: ['min', 'stunde|std', 'tag', 'woche'],
  modified: 'aktualisi|geändert|bearbeitet|zuletzt',
  published: 'veröffentlicht|erschienen|erstellt|datum',
};

/** German. */
export const de: Language = {
  dates: deDates,
  stopWords: `
    ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis da dabei
    dadurch daher damit danach dann daran darauf das dass davon dazu dem den denn der des deshalb die dies diese
    diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige er es etwa etwas für
    gegen gibt hat hatte hatten hier hin ihm ihn ihr ihre ihren ihrer im immer in ins ist ja jede jeder jedoch jetzt
    kann kein keine können konnte man mehr mehrere mein mit muss nach neben nicht nichts noch nun nur ob oder ohne
    sehr seit sein seine seinem seinen seiner selbst sich sie sind so sogar solche soll sollte sondern sowie über um
    und uns unter vom von vor war waren was weil welche wenn werden wer wie wieder wird wo wurde wurden zu zum zur
    zwischen zwar`,
  commonWords: `
    bist dein euch haben ich ihrem jedem jeden jedes mal müssen sollen unser viel wann will wir millionen
    milliarden prozent euro uhr jahr jahre jahren monate monaten tage tagen beispiel neue neuen neuer neues erste
    ersten weitere viele vielen alle ende menschen`,
  weekdays: 'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
  listConjunctions: 'und|oder',
  partWords: 'schritt',
  conjunctions: 'und|aber|denn|oder',
  abbreviations: `
    hr fr hl dr prof st z.b d.h u.a v.a o.ä vgl bzw ggf evtl insb sog abb tab kap bd hrsg inkl exkl zzgl max min
    mind geb gest lat griech engl franz dt jhd ehem nr ca`,
  finalAbbreviations: 'usw u.s.w ff gmbh jh chr i.d.r std mio mrd',
  sentenceOpeners: `
    der die das ein eine es er sie wir ihr ich dies diese dieser dieses danach dann auch aber und oder in im am an
    auf bei mit von vom zu zur zum für als wenn wie was wer wo nach seit so doch hier dort damit dabei dazu`,
  prepositions: 'als auf aus bei durch für gegen im in mit nach ohne über von vor wegen zu zum zur',
  cuePhrases: {
    farewell:
      'schreibt mir|schreiben sie uns|in den kommentaren|kommentar|vielen dank|danke|viel spaß|viel erfolg|newsletter|abonnieren|abonniere|folgen sie|folgt uns|nächsten beitrag|nächsten teil|weitere informationen|alle informationen|mehr informationen|besuchen sie|klicken|jetzt bestellen|kontaktieren sie|ich hoffe|wir hoffen|fragen',
    earlier:
      'letzten artikel|letzte woche|letztes jahr|letzten jahr|vergangenen|früher|damals|vor jahren|einst|zuletzt|ursprünglich|neulich|kürzlich|bereits',
    purpose:
      'in diesem artikel|in diesem beitrag|dieser artikel|dieser beitrag|in dieser anleitung|wir zeigen|ich zeige|zeigen wir|stellen wir|wir stellen|heute|wir verraten|hier|im folgenden|lesen sie',
    limit:
      'bis zu|mindestens|höchstens|maximal|maximum|minimum|begrenzt|nur|muss|müssen|erforderlich|nicht mehr|darf|dürfen|kann nicht|können nicht|brauchen|benötigen',
    availability:
      'verfügbar|erhältlich|ab sofort|ab|kostenlos|gratis|seit|erscheint|startet|gestartet|öffnet|geöffnet|veröffentlicht|unterstützt|standardmäßig|eintritt|findet statt|beginnt',
    verdict:
      'kurz gesagt|das heißt|das bedeutet|bedeutet|letztlich|am ende|fazit|sollte|sollten|wichtig|wichtigste|wichtigsten|das problem|der grund|weil|deshalb|lohnt|empfehlen|empfiehlt|zeigt|zeigen|ergebnis|entscheidend|vor allem|nicht nur|statt|besser|beste|besten',
    caveat:
      'noch nicht|außer|allerdings|jedoch|aber|obwohl|trotz|derzeit|bisher|nachteil|ohne|vermeiden|risiko|schwierig|unklar|leider|nicht',
    announcement:
      'kündigt|angekündigt|stellt vor|vorgestellt|präsentiert|präsentierte|startet|gestartet|veröffentlicht|bringt|führt ein|eingeführt|gab bekannt|teilte mit|mitteilte',
    report:
      'sagte|sagt|sagten|laut|erklärte|erklärt|so|betonte|berichtet|berichtete|meint|meinte|schrieb|schreibt|teilte mit|zufolge|nach angaben|forderte|fordert',
    closing:
      'fazit|zusammenfassung|schluss|schlussfolgerung|ausblick|zusammenfassend|abschließend|insgesamt|kurzum|alles in allem',
    takeaway: 'vorteile|wichtigste|das wichtigste|auf einen blick|highlights|ergebnisse|neuerungen|funktionen',
    minor:
      'literatur|weblinks|einzelnachweise|siehe auch|quellen|kommentare|über den autor|galerie|trivia|links|anmerkungen|belege',
    howTo: 'so|wie man|wie sie|wie du|wie ihr|anleitung|schritt für schritt|tutorial|in wenigen schritten|leitfaden',
    release:
      'versionshinweise|änderungsprotokoll|changelog|patchnotes|patch notes|was ist neu|das ist neu|veröffentlicht|erschienen|ist da|update',
    changes:
      'hinzugefügt|geändert|behoben|verbessert|neue funktionen|neuerungen|fehlerbehebungen|behobene fehler|bugfixes|verbesserungen|änderungen|bekannte probleme',
    breaking:
      'breaking changes|inkompatible änderungen|nicht abwärtskompatibel|veraltet|abgekündigt|entfernt|entfallen',
    ingredients: 'zutaten|das brauchst du|das brauchen sie|sie benötigen|du brauchst',
    preparation: "zubereitung|anleitung|so geht's|so geht’s|zubereitungsschritte|arbeitsschritte",
    question: 'frage|die frage',
    answer: 'akzeptierte antwort|beste antwort|hilfreichste antwort|antwort|antworten',
    study:
      'studie|studien|forscher|forscherinnen|forschende|forschenden|forschern|probanden|teilnehmer|teilnehmerinnen|umfrage|befragten|befragte|abstract',
    back: 'wie oben erwähnt|wie bereits erwähnt|wie gesagt|wie erwähnt|natürlich|mit anderen worten|übrigens|genauer gesagt|tatsächlich',
    connective:
      'und|aber|oder|doch|denn|also|jedoch|daher|deshalb|außerdem|zudem|ferner|darüber hinaus|zum beispiel|beispielsweise|hingegen|dagegen|allerdings|trotzdem|dennoch|schließlich|dann|zunächst|so|auch|somit|folglich|insbesondere|ebenso|gleichzeitig|anschließend|später',
    action: 'klicken|abonnieren|anmelden|mehr erfahren|weiterlesen|herunterladen|folgen sie|jetzt lesen',
    elsewhere: 'weitere informationen|mehr informationen|mehr dazu|mehr erfahren sie|lesen sie|abonnieren|anmelden',
    selfReference: 'in diesem artikel|in diesem beitrag|dieser artikel|dieser beitrag|im folgenden',
    pronoun: 'er|sie|es|dies|diese|dieser|dieses|ihn|ihm|ihr|sein|seine|ihre|dort|hier|dabei|damit|dadurch|davon|daran',
    first: 'ich|mein|meine|wir|unser|unsere|uns|mir|mich',
    second: 'du|dein|deine|sie|ihr|ihnen',
    generic:
      'einleitung|überblick|übersicht|hintergrund|beispiel|beispiele|details|allgemeines|allgemein|hinweis|hinweise|problem|lösung|motivation|methode|methoden|vorwort|weiteres|sonstiges|neuigkeiten|news|änderungen|installation|tipps|tipp|wichtig|info|informationen|vorteile und nachteile|vor- und nachteile',
    backMatter:
      'literatur|weblinks|einzelnachweise|siehe auch|quellen|kommentare|über den autor|über die autorin|zum autor|anmerkungen|inhalt|inhaltsverzeichnis|mehr zum thema|mehr zu|lesen sie auch|das könnte sie|weiterlesen|verwandte|ähnliche|newsletter|kontakt|impressum|anzeige|teilen|auch interessant|meistgelesen|themen|alle meldungen zum thema|pressekontakt',
    contents:
      'in diesem abschnitt|im folgenden|im nächsten abschnitt|hier finden sie|hier findest du|hier geht es|hier gibt es|hier ein|lesen sie|lesen sie auch|lies auch|schauen wir|sehen wir|ich hoffe|wir hoffen|viel spaß|vielen dank|danke|herzlichen dank|herzlich willkommen|willkommen|bitte|helfen sie|hilf|unterstützen sie|abonnieren|folgen sie|folge|anzeige|hinweis|foto|bild|video|symbolbild|quelle|stand|veröffentlicht|aktualisiert|kontakt|wir freuen uns|jetzt|zur startseite|mehr zum thema|mehr dazu|das könnte sie',
    credit:
      'alle rechte vorbehalten|zuerst erschienen|erschien zuerst|ursprünglich erschienen|redaktion vorbehalten|namentlich gekennzeichnete|unseren newsletter|symbolbild|symbolfoto|archivbild|archivfoto|foto:|fotos:|bild:|quelle:|bildquelle|finden sie hier|finden sie unter|lesen sie hier|hier klicken|spenden sie|unterstützen sie uns|kostenlos testen|in den kommentaren|kommentieren sie|mit material von|mit informationen von|affiliate|dieser artikel wurde aktualisiert|dieser beitrag wurde aktualisiert|artikel wurde aktualisiert|abonniere|links im bild|rechts im bild',
    dangling:
      'er|sie|es|dies|diese|dieser|dieses|diesen|diesem|das ist|das war|das wird|das hat|das hatte|das sind|das bedeutet|das heißt|das gilt|das kann|das macht|das soll|das geht|das liegt|das zeigt|das führt|das gibt|das kostet|dort|hier|dabei|damit|dadurch|davon|daran|dazu|darin|darauf|dafür|dagegen|dahinter|danach|solche|solcher|beides|der andere|die anderen|letztere|letzterer|ersteres|so|auch|außerdem|zudem|deshalb|daher|jedoch|denn|unter ihnen|darunter|in diesem fall|aus diesem grund|auf diese weise',
    selfContained:
      'es gibt|es ist|es sind|es war|es wird|es wurde|sie können|sie müssen|sie sollten|sie benötigen|sie brauchen|so geht|so funktioniert|so können|dieses jahr|diese woche|diesen monat|diesen sommer|diesen winter|dieser artikel|dieser beitrag|so viel|so viele',
    personal: 'er',
    interrogative: 'wie|was|warum|wann|wo|woher|wer|welche|welcher|welches|welchen|wieso|weshalb|womit|ob',
    attribution:
      'sagt|sagte|sagten|erklärt|erklärte|so|meint|meinte|betont|betonte|schreibt|schrieb|berichtet|berichtete|laut|zufolge|warnt|warnte|fügt hinzu|fügte hinzu|kritisiert|kritisierte|fordert|forderte|ergänzt|ergänzte|teilte mit|mitteilte|heißt es|behauptet|behauptete|urteilt|findet|nach angaben',
    clause: 'aber|während|obwohl|weil|da|denn|sondern|nachdem|bevor|sodass|wobei',
    relative: 'dessen|deren|welche|welcher|welches|wobei|womit',
  },
  negations: 'nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder kaum',
  numbers: {
    units: `
    ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
    achtzehn neunzehn`,
    tens: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
    joinTens: (unit, ten) => `${unit}und${ten}`,
    others: {
      zwo: 2,
      beide: 2,
      beiden: 2,
      dritte: 3,
      dritten: 3,
      vierte: 4,
      vierten: 4,
      fünfte: 5,
      fünften: 5,
      dutzend: 12,
    },
    multipliers: {
      hundert: 100,
      tausend: 1e3,
      million: 1e6,
      millionen: 1e6,
      mio: 1e6,
      milliarde: 1e9,
      milliarden: 1e9,
      mrd: 1e9,
      billionen: 1e12,
    },
    connector: 'und',
    percent: 'prozent',
    hedges: 'rund|etwa|fast|knapp|über|mehr als',
  },
  quotationMarks: ['„', '“'],
  frame: {
    keyPoints: 'Das Wichtigste',
    ownWords: 'Das Wichtigste, in den Worten des Artikels:',
    readAll: 'Ganz zu lesen bei {link}.',
    conclusion: 'Fazit',
    furtherLinks: 'Mehr dazu: {links}.',
    source: 'Quelle',
    via: 'Gefunden bei',
    firstAppeared: 'Dieser Beitrag erschien zuerst auf „{site}“.',
    readEntire: 'Den ganzen Artikel lesen',
    article: 'Der Artikel',
    others: 'andere',
    attribution: '{name} {verb}: {text}',
    tells: {
      other: 'schreibt|schreiben',
      steps: 'erklärt|erklären',
      release: 'kündigt an|kündigen an',
      questions: 'beantwortet eine Frage|beantworten eine Frage',
      recipe: 'teilt ein Rezept|teilen ein Rezept',
      list: 'gibt einen Überblick|geben einen Überblick',
      study: 'berichtet|berichten',
      news: 'berichtet|berichten',
    },
    thirdPerson: {
      patterns: [
        'in diesem (?:blog)?(?:artikel|beitrag|post|text|leitfaden|tutorial),? {verb} (?:ich|wir)(?: ihnen| euch| dir)?,? {text}',
        '(?:dieser|der folgende) (?:blog)?(?:artikel|beitrag|leitfaden|ratgeber|text) {verb},? {text}',
      ],
      verbs: {
        analysiere: 'analysiert|analysieren',
        analysieren: 'analysiert|analysieren',
        analysiert: 'analysiert|analysieren',
        beleuchte: 'beleuchtet|beleuchten',
        beleuchten: 'beleuchtet|beleuchten',
        beleuchtet: 'beleuchtet|beleuchten',
        berichte: 'berichtet|berichten',
        berichten: 'berichtet|berichten',
        berichtet: 'berichtet|berichten',
        beschreibe: 'beschreibt|beschreiben',
        beschreiben: 'beschreibt|beschreiben',
        beschreibt: 'beschreibt|beschreiben',
        erkläre: 'erklärt|erklären',
        erklären: 'erklärt|erklären',
        erklärt: 'erklärt|erklären',
        erläutere: 'erläutert|erläutern',
        erläutern: 'erläutert|erläutern',
        erläutert: 'erläutert|erläutern',
        stelle: 'stellt|stellen',
        stellen: 'stellt|stellen',
        stellt: 'stellt|stellen',
        vergleiche: 'vergleicht|vergleichen',
        vergleichen: 'vergleicht|vergleichen',
        vergleicht: 'vergleicht|vergleichen',
        zeige: 'zeigt|zeigen',
        zeigen: 'zeigt|zeigen',
        zeigt: 'zeigt|zeigen',
      },
      sentence: '{name} {verb} {text}',
      clause: '{name} {verb}, {text}',
    },
  },
};
