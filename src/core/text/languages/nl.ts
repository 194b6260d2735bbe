import type { DateWords, Language } from './language.ts';

export const nlDates: DateWords = {
  months:
    'januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep|oktober okt|november nov|december dec',
  today: 'vandaag',
  yesterday: 'gisteren',
  ago: 'geleden',
  units: ['min', 'uur|uren', 'dag', 'week|weken'],
  modified: 'bijgewerkt|gewijzigd',
  published: 'gepubliceerd',
};

/** Dutch. */
export const nl: Language = {
  dates: nlDates,
  stopWords: `
    aan af al alle alleen als altijd andere ben bij binnen daar daarom dan dat de deze die dit doen door dus een eens elk
    elke en enkele er geen haar had hadden heb hebben heeft hem hen het hier hij hoe hun iemand ik in is ja je jij jullie
    kan kon konden kunnen maar mag me meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat ons onze ook
    op over sinds sommige steeds te tegen tijdens toch toen tot tussen u uit uw van vanaf vanuit veel via volgens voor waar
    waarin waarom wanneer waren was wat we weer wel welke werd werden wie wij wil wilde word worden wordt zal ze zei zelf
    zich zij zijn zo zonder zou zouden zowel zullen`,
  commonWords: `
    alles artikel belangrijk bijna blijven blijft breed dag dagen deel doet eerste elkaar extra ge gaan gaat gaf gebruik
    gebruiken gebruikt geeft genoeg geven goed goede graag groot grote half helemaal iets jaar jaren juist keer klein kleine
    komen komt krijgen krijgt laat laatste laten lang lange lees lezen maak maakt maand maanden maken manier mensen mogelijk
    nieuw nieuwe nodig onder paar plaats soort staan staat stap tijd tweede uur vaak verschillende vooral week weken weinig
    werk werken zeer zeggen zegt zelfs zien ziet`,
  weekdays: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  listConjunctions: 'en|of',
  partWords: 'stap',
  conjunctions: 'en|maar|want|of',
  abbreviations: `
    bv bijv o.a d.w.z m.b.t t.a.v t.o.v i.p.v i.v.m m.n evt incl excl resp zgn vgl ca ir drs dr prof mr mevr dhr afb blz
    hfst nr`,
  finalAbbreviations: 'n.v b.v enz e.d e.a jan feb mrt apr jun jul aug sept okt nov dec',
  sentenceOpeners: `
    de het een hij zij ze wij we ik je jij jullie dit deze die dat er en maar of want dus ook in op bij met na naar om uit
    van voor door als toen toch nu daar hier hoe wat wie waar waarom wanneer`,
  prepositions: 'aan bij door in met naar om onder op over tegen tijdens uit van voor zonder',
  cuePhrases: {
    closing:
      'conclusie|conclusies|tot besluit|samenvattend|samenvatting|samengevat|tot slot|kortom|slotwoord|al met al',
    takeaway: 'voordelen|belangrijkste punten|hoogtepunten|resultaten|wat is er nieuw',
    minor:
      'gerelateerd|inhoud|lees verder|meer lezen|veelgestelde vragen|bijlagen|literatuur|zie ook|reacties|externe links|bronnen|over de auteur|noten',
    back: 'zoals gezegd|zoals eerder vermeld|natuurlijk|met andere woorden|overigens|trouwens',
    connective:
      'en|maar|of|dus|echter|daarom|bovendien|daarnaast|verder|bijvoorbeeld|ook|toen|dan|ten slotte|tenslotte|daarentegen|toch|ondertussen|vervolgens|eerst|met name',
    action: 'klik|abonneer|meld je aan|lees meer|lees ook|meer weten|download|volg ons',
    elsewhere: 'voor meer informatie|meer informatie|lees ook|lees|abonneer|meld je aan',
    selfReference: 'in dit artikel|dit artikel|in deze post|hieronder',
    pronoun: 'hij|zij|ze|dit|dat|deze|die|zijn|haar|hun|hem|hen|hier|daar|er',
    first: 'ik|mijn|wij|we|ons|onze|mij',
    second: 'jij|je|jouw|u|uw|jullie',
    generic:
      'inleiding|overzicht|achtergrond|voorbeeld|voorbeelden|details|algemeen|opmerking|probleem|oplossing|methode|beschrijving|installatie|gebruik|overig|overige|tips|nieuws',
    backMatter:
      'referenties|zie ook|reacties|externe links|bronnen|literatuur|over de auteur|inhoud|inhoudsopgave|lees ook|lees meer|meer over|gerelateerd|nieuwsbrief|contact|delen|advertentie|noten',
    contents:
      'in deze sectie|hieronder|laten we|hier vind je|hier vindt u|bedankt|dank|welkom|we hopen|ik hoop|abonneer|volg|deel|luister|bekijk|kijk|foto|beeld|video|bron|gepubliceerd|bijgewerkt|contact|lees ook|advertentie|heb je vragen|heeft u vragen',
    credit:
      'alle rechten voorbehouden|eerder verschenen|eerst verschenen|onze nieuwsbrief|schrijf je in|abonneer|klik hier|foto:|beeld:|bron:|lees ook|volg ons|in de reacties',
    dangling:
      'hij|zij|ze|dit|dat|deze|die|zijn|haar|hun|hem|hier|daar|er|beide|andere|anderen|de ander|zulke|zo|ook|bovendien|daarom|daardoor|daarmee|daarbij|daarvoor|hierdoor|hiermee|toen|dan|onder hen|in dat geval|om die reden',
    selfContained:
      'dit jaar|deze week|deze maand|dit artikel|er is|er zijn|er was|er waren|er komt|er komen|er wordt|er worden',
    personal: 'hij',
    interrogative: 'hoe|wat|waarom|wanneer|waar|wie|welke',
    attribution:
      'zei|zegt|zeiden|vertelt|vertelde|volgens|schrijft|schreef|aldus|meldt|meldde|stelt|stelde|legt uit|legde uit|voegt toe|waarschuwt|waarschuwde|vindt|benadrukt',
    clause: 'maar|terwijl|hoewel|omdat|want|nadat|voordat|zodat',
    relative: 'waarbij|waarmee|waarvan|waardoor',
  },
  negations: 'niet geen nooit nergens niemand niets zonder noch nauwelijks weigert weigerde ontkent ontkende',
  numbers: {
    units: `
    een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien`,
    tens: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
    joinTens: (unit, ten) => `${unit}${unit.endsWith('e') ? 'ën' : 'en'}${ten}`,
    others: {
      één: 1,
      beide: 2,
      derde: 3,
      vierde: 4,
      vijfde: 5,
      zesde: 6,
      zevende: 7,
      achtste: 8,
      negende: 9,
      tiende: 10,
      dozijn: 12,
    },
    multipliers: { honderd: 100, duizend: 1e3, miljoen: 1e6, mln: 1e6, miljard: 1e9, mld: 1e9, biljoen: 1e12 },
    connector: 'en',
    percent: 'procent',
    hedges: 'ongeveer|bijna|ruim|circa|rond de|meer dan|minder dan|ten minste|minstens|hooguit|zo’n',
  },
};
