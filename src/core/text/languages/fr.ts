import type { DateWords, Language } from './language.ts';

export const frDates: DateWords = {
  months:
    'janvier janv|fevrier fevr|mars|avril avr|mai|juin|juillet juil|aout|septembre sept|octobre oct|novembre nov|decembre dec',
  today: "aujourd'hui",
  yesterday: 'hier',
  ago: 'il y a',
  units: ['min', 'heure', 'jour', 'semaine'],
  modified: 'mis à jour',
  published: 'mise? en ligne',
};

/** French. */
export const fr: Language = {
  dates: frDates,
  stopWords: `
    a afin ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir c ce cela ces cet cette ceux
    chaque chez comme contre d dans de depuis des deux donc dont du elle elles en encore entre est et été être eu
    eux fait faire fois font il ils j je jusqu l la le les leur leurs lors lui m ma mais me même mes moins mon n ne
    ni nos notre nous on ont ou où par parce pas pendant peu peut plus pour pourquoi près puis qu quand que quel
    quelle qui s sa sans se selon sera ses si son sont sous sur ta tandis te tes toujours tous tout toute toutes
    très tu un une vers vos votre vous y était étaient`,
  commonWords: `
    à beaucoup bien ça car celle celles celui comment dit quelles quels quoi t toi ton trop voici voilà ans année années
    mois millions milliards euros jour jours`,
  weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  listConjunctions: 'et|ou',
  partWords: 'étape',
  conjunctions: 'et|mais|or|donc',
  abbreviations: 'mme mlle mgr c.f p.ex',
  finalAbbreviations: 'av avr janv févr juil déc adj',
  sentenceOpeners: `
    le la les un une des il elle ils elles on nous vous je ce cette ces c'est et mais ou dans en au aux pour par
    avec sur`,
  prepositions: 'avec chez contre dans depuis en par pendant pour sans sous sur vers',
  cuePhrases: {
    farewell:
      "n'hésitez pas|n’hésitez pas|merci|en commentaire|commentaires|abonnez-vous|inscrivez-vous|newsletter|suivez-nous|prochain article|prochaine partie|à bientôt|cliquez|téléchargez|contactez-nous|j'espère|nous espérons|pour en savoir plus",
    earlier: "dernier article|la semaine dernière|l'année dernière|auparavant|autrefois|récemment|il y a",
    purpose: "dans cet article|cet article|dans ce guide|nous allons|voici|aujourd'hui|découvrez|nous vous",
    limit:
      "jusqu'à|au moins|au plus|maximum|minimum|limité|limitée|seulement|doit|doivent|ne peut|obligatoire|nécessaire",
    availability:
      'disponible|disponibles|gratuit|gratuite|dès|depuis|lancement|ouvre|ouvert|par défaut|sortie|commence',
    verdict:
      'en bref|cela signifie|en fin de compte|il faut|devrait|important|essentiel|le problème|la raison|parce que|vaut|recommande|montre que|résultat|surtout|plutôt que',
    caveat: 'pas encore|sauf|cependant|mais|toutefois|bien que|malgré|actuellement|sans|éviter|risque|difficile',
    announcement: 'annonce|annoncé|annoncent|présente|présenté|lance|lancé|dévoile|dévoilé',
    report: "a déclaré|a dit|dit|selon|a ajouté|a expliqué|explique|affirme|a indiqué|d'après|estime|raconte",
    closing: 'conclusion|en conclusion|pour conclure|en résumé|bilan|en bref|au final|finalement',
    takeaway: "à retenir|points clés|avantages|l'essentiel|nouveautés|résultats",
    minor: 'références|voir aussi|commentaires|à propos|liens|bibliographie|notes|à lire aussi|sur le même sujet',
    howTo: "comment|guide|tutoriel|tuto|pas à pas|étape par étape|mode d'emploi",
    release:
      'notes de version|notes de mise à jour|journal des modifications|changelog|quoi de neuf|est disponible|disponible|mise à jour|est sortie|est sorti',
    changes:
      'ajouts|ajouté|modifié|modifications|corrigé|corrections|corrections de bugs|nouveautés|nouvelles fonctionnalités|améliorations|problèmes connus',
    breaking:
      'changements incompatibles|ruptures de compatibilité|obsolète|dépréciations|déprécié|supprimé|suppressions',
    ingredients: 'ingrédients|il vous faut|les ingrédients',
    preparation: 'préparation|instructions|étapes|la recette|réalisation',
    question: 'question|la question',
    answer: 'réponse acceptée|meilleure réponse|réponse|réponses',
    study: 'étude|études|chercheurs|chercheuses|participants|sondage|enquête|répondants|résumé',
    back: "comme mentionné ci-dessus|comme indiqué|comme on l'a vu|bien sûr|en d'autres termes|en fait|autrement dit|d'ailleurs|en effet|évidemment",
    connective:
      "et|mais|ou|donc|or|ainsi|cependant|toutefois|pourtant|de plus|en outre|par ailleurs|enfin|puis|ensuite|par exemple|en revanche|au contraire|néanmoins|alors|aussi|d'abord|notamment|de son côté|pour sa part|par conséquent|du coup|en particulier",
    action:
      'cliquez|abonnez-vous|inscrivez-vous|en savoir plus|lire la suite|télécharger|découvrez|suivez-nous|à lire aussi',
    elsewhere:
      "pour en savoir plus|pour plus d'informations|pour plus de détails|lire aussi|lisez|abonnez-vous|inscrivez-vous",
    selfReference: 'dans cet article|cet article|dans ce billet|ci-dessous|ci-dessus',
    pronoun: 'il|elle|ils|elles|ce|cela|ça|cet|cette|ces|son|sa|ses|leur|leurs|lui|celui-ci|celle-ci|ceux-ci|y|là',
    first: 'je|j|mon|ma|mes|nous|notre|nos|moi',
    second: 'tu|ton|ta|tes|vous|votre|vos',
    generic:
      'introduction|présentation|contexte|exemple|exemples|détails|remarque|remarques|problème|solution|méthode|généralités|installation|utilisation|description|note|autres|divers|conseils|avant-propos|actualités',
    backMatter:
      "références|voir aussi|commentaires|à propos de l'auteur|à propos|liens|bibliographie|notes|à lire aussi|sur le même sujet|sommaire|table des matières|newsletter|partager|contact|crédits|lire aussi|articles similaires|articles liés|sources|vos commentaires|les plus lus",
    contents:
      "dans cette section|dans la suite|voyons|voici|merci|bienvenue|bonne lecture|n'hésitez pas|veuillez|abonnez-vous|suivez|rejoignez|partagez|écoutez|regardez|photo|image|vidéo|source|publié|mis à jour|contact|nous espérons|j'espère|lire aussi|à lire|publicité",
    credit:
      'tous droits réservés|crédit photo|crédits photo|photo :|cliquez ici|abonnez-vous|inscrivez-vous|notre newsletter|lire aussi|lire la suite|avec afp|publié initialement|première fois publié|dans les commentaires|suivez-nous|cet article est paru',
    dangling:
      "il|elle|ils|elles|ce|cela|ça|cet|cette|ces|ceci|c'est|son|sa|ses|leur|leurs|lui|celui-ci|celle-ci|ceux-ci|celles-ci|y|là|ici|les deux|un autre|une autre|d'autres|les autres|ce dernier|cette dernière|ces derniers|parmi eux|parmi elles|dans ce cas|pour cela|ainsi|aussi|donc|c'est pourquoi",
    selfContained:
      'alors que|il faut|il y a|il est possible|il est important|il est nécessaire|il suffit|il existe|cette année|cette semaine|ce mois|cet article|ce guide|cet été|ce matin',
    interrogative: 'comment|pourquoi|quand|où|qui|que|quel|quelle|quels|quelles|combien',
    attribution:
      "dit|a dit|a déclaré|déclare|affirme|a affirmé|explique|a expliqué|selon|ajoute|a ajouté|estime|a estimé|écrit|a écrit|souligne|a souligné|précise|a précisé|assure|a assuré|raconte|d'après|indique|a indiqué|rappelle|juge|regrette",
    clause: 'mais|tandis que|alors que|bien que|car|parce que|puisque|après|avant',
    relative: 'qui|dont|où|lequel|laquelle|lesquels|lesquelles',
  },
  negations: 'ne n pas jamais aucun aucune rien personne sans ni guere non',
  numbers: {
    units: `
    un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - -`,
    tens: 'vingt trente quarante cinquante soixante - quatre-vingts -',
    others: {
      vingts: 20,
      septante: 70,
      huitante: 80,
      nonante: 90,
      troisième: 3,
      quatrième: 4,
      cinquième: 5,
      douzaine: 12,
    },
    multipliers: { cent: 100, cents: 100, mille: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 },
    connector: 'et',
    percent: 'pour ?cent',
    hedges: 'environ|près de|plus de|presque|moins de',
  },
  quotationMarks: ['«\u00a0', '\u00a0»'],
  frame: {
    keyPoints: 'Points clés',
    ownWords: 'Points clés, avec les mots de l’article :',
    readAll: 'À lire en entier sur {link}.',
    conclusion: 'Conclusion',
    furtherLinks: 'Pour en savoir plus, voir {links}.',
    source: 'Source',
    via: 'Via',
    firstAppeared: 'Cet article a d’abord paru sur « {site} ».',
    readEntire: 'Lire l’article entier',
    article: 'L’article',
    others: 'd’autres',
    attribution: '{name} {verb} : {text}',
    tells: {
      other: 'écrit|écrivent',
      steps: 'explique|expliquent',
      release: 'annonce|annoncent',
      questions: 'répond à une question|répondent à une question',
      recipe: 'partage une recette|partagent une recette',
      list: 'donne un aperçu|donnent un aperçu',
      study: 'rapporte|rapportent',
      news: 'rapporte|rapportent',
    },
    thirdPerson: {
      patterns: [
        "dans cet? (?:article|billet|guide|tutoriel),? (?:nous|je|j[’'])(?: vous)? ?{verb} {text}",
        '(?:cet|ce) (?:article|billet|guide|tutoriel) {verb} {text}',
      ],
      verbs: {
        analysons: 'analyse|analysent',
        analyse: 'analyse|analysent',
        abordons: 'aborde|abordent',
        aborde: 'aborde|abordent',
        décrivons: 'décrit|décrivent',
        décris: 'décrit|décrivent',
        décrit: 'décrit|décrivent',
        détaillons: 'détaille|détaillent',
        détaille: 'détaille|détaillent',
        expliquons: 'explique|expliquent',
        explique: 'explique|expliquent',
        explorons: 'explore|explorent',
        explore: 'explore|explorent',
        montrons: 'montre|montrent',
        montre: 'montre|montrent',
        présentons: 'présente|présentent',
        présente: 'présente|présentent',
        partageons: 'partage|partagent',
        partage: 'partage|partagent',
      },
      sentence: '{name} {verb} {text}',
    },
  },
};
