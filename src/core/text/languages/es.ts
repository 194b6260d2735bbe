import type { DateWords, Language } from './language.ts';

export const esDates: DateWords = {
  months:
    'enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre sept|octubre oct|noviembre nov|diciembre dic',
  today: 'hoy',
  yesterday: 'ayer',
  ago: 'hace|atrás',
  units: ['min', 'hora', 'd[ií]a', 'semana'],
  modified: 'actualiza',
};

/** Spanish. */
export const es: Language = {
  dates: esDates,
  stopWords: `
    a al algo algunos ante antes aquí así aún aunque bajo bien cada como con contra cual cuando de del desde donde
    dos durante e el él ella ellas ellos en entre era eran es esa ese eso esta está están estas este esto estos fue
    fueron ha hace hacia han hasta hay la las le les lo los más me mi mientras muy nada ni no nos nosotros o os otra
    otro otros para pero poco por porque pues que qué quien se según ser si sí sido siempre sin sino sobre son su
    sus también tan tanto te tiene tienen todo todos tras tu un una unas uno unos y ya yo`,
  commonWords: 'cómo cuál eres estaba había sea solo usted año años mes meses millones vez veces',
  weekdays: 'lunes martes miércoles jueves viernes sábado domingo',
  listConjunctions: 'y|o',
  partWords: 'paso',
  conjunctions: 'y|pero|o',
  abbreviations: 'sra srta núm nº pág págs pag',
  finalAbbreviations: 'ee.uu s.a a.c d.c enero',
  sentenceOpeners: `
    el los las una unos unas es son se su sus este esta estos estas y pero o en con por para como cuando`,
  prepositions: 'con contra desde durante en hacia para por sin sobre',
  cuePhrases: {
    farewell:
      'no dudes|gracias|en los comentarios|comentarios|suscríbete|boletín|síguenos|próximo artículo|próxima entrada|hasta pronto|haz clic|descarga|contáctanos|espero|esperamos|más información',
    earlier: 'artículo anterior|la semana pasada|el año pasado|anteriormente|antes|recientemente|hace',
    purpose: 'en este artículo|este artículo|en esta guía|vamos a|hoy|aquí|te contamos|a continuación|presentamos',
    limit:
      'hasta|al menos|como máximo|máximo|mínimo|limitado|solo|sólo|debe|deben|no puede|obligatorio|necesario|requiere',
    availability: 'disponible|disponibles|gratis|gratuito|desde|a partir de|lanzamiento|abre|por defecto|comienza',
    verdict:
      'en resumen|significa|al final|debería|importante|esencial|el problema|la razón|porque|vale la pena|recomienda|muestra que|resultado|sobre todo|en lugar de|clave',
    caveat: 'todavía no|excepto|sin embargo|pero|aunque|a pesar de|actualmente|sin|evitar|riesgo|difícil',
    announcement: 'anuncia|anunció|anunciado|presenta|presentó|lanza|lanzó|estrena|dio a conocer',
    report: 'dijo|dice|según|afirmó|añadió|explicó|explica|señaló|aseguró|declaró|indicó',
    closing: 'conclusión|conclusiones|en conclusión|en resumen|resumen|para concluir|en definitiva',
    takeaway: 'puntos clave|claves|ventajas|beneficios|novedades|resultados|características',
    minor: 'referencias|véase también|comentarios|enlaces externos|notas|bibliografía|sobre el autor',
    howTo: 'cómo|como|guía|guía para|tutorial|paso a paso',
    release:
      'notas de la versión|registro de cambios|changelog|novedades|ya está disponible|disponible|actualización|lanzamiento',
    changes:
      'añadido|agregado|cambiado|corregido|mejorado|nuevas funciones|correcciones|corrección de errores|mejoras|cambios|problemas conocidos',
    breaking: 'cambios incompatibles|cambios importantes|obsoleto|en desuso|eliminado|eliminaciones',
    ingredients: 'ingredientes|necesitas|qué necesitas',
    preparation: 'preparación|elaboración|instrucciones|pasos|modo de preparación',
    question: 'pregunta|la pregunta',
    answer: 'respuesta aceptada|mejor respuesta|respuesta|respuestas',
    study: 'estudio|estudios|investigadores|investigadoras|participantes|encuesta|encuestados|resumen',
    back: 'como se mencionó|como hemos visto|por supuesto|en otras palabras|de hecho|es decir|cabe destacar que|en realidad',
    connective:
      'y|pero|o|así|además|sin embargo|no obstante|por lo tanto|por tanto|por ejemplo|asimismo|también|luego|entonces|finalmente|por último|en cambio|por otro lado|por otra parte|primero|mientras tanto|en particular|de este modo',
    action: 'haz clic|suscríbete|regístrate|leer más|más información|descarga|síguenos',
    elsewhere:
      'para más información|para obtener más información|para saber más|más detalles|lee|suscríbete|regístrate',
    selfReference: 'en este artículo|este artículo|en esta entrada|a continuación',
    pronoun: 'él|ella|ellos|ellas|esto|este|esta|estos|estas|eso|ese|esa|su|sus|aquí|allí',
    first: 'yo|mi|mis|nosotros|nuestro|nuestra|nos|me',
    second: 'tú|tu|tus|usted|ustedes|su|vosotros',
    generic:
      'introducción|contexto|ejemplo|ejemplos|detalles|nota|notas|problema|solución|método|descripción|general|instalación|uso|otros|consejos|resumen|antecedentes|noticias',
    backMatter:
      'referencias|véase también|comentarios|enlaces externos|notas|bibliografía|sobre el autor|sobre la autora|contenido|índice|fuentes|compartir|boletín|contacto|artículos relacionados|noticias relacionadas|lee también|lo más leído|te puede interesar|créditos',
    contents:
      'en esta sección|a continuación|veamos|vamos a ver|aquí|aquí están|gracias|bienvenido|bienvenidos|por favor|esperamos|espero|suscríbete|síguenos|comparte|únete|escucha|mira|foto|imagen|vídeo|video|fuente|publicado|actualizado|contacto|lea también|lee también|publicidad|te puede interesar',
    credit:
      'todos los derechos reservados|suscríbete|nuestro boletín|síguenos|haz clic|haga clic|foto de|foto:|crédito|lea también|lee también|publicado originalmente|en los comentarios|con información de',
    dangling:
      'él|ella|ello|ellos|ellas|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|aquello|su|sus|aquí|ahí|allí|ambos|ambas|otro|otra|otros|otras|dicho|dicha|tal|así|además|también|entonces|entre ellos|entre ellas|en este caso|por eso|por ello|por esto',
    selfContained: 'este año|esta semana|este mes|este artículo|esta guía|esta mañana',
    personal: 'él|ella',
    interrogative: 'cómo|qué|por qué|cuándo|dónde|quién|cuál|cuánto',
    attribution:
      'dijo|dice|afirmó|afirma|explicó|explica|según|añadió|añade|agregó|señaló|señala|aseguró|asegura|escribió|sostiene|sostuvo|declaró|indicó|comentó|advirtió|manifestó|expresó|relató',
    clause: 'pero|mientras|aunque|porque|ya que|después|antes',
    relative: 'quien|quienes|cuyo|cuya|donde|el cual|la cual|los cuales|las cuales',
  },
  negations: 'no nunca jamas ningun ninguna ninguno nada nadie sin ni tampoco',
  numbers: {
    units: `
    uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
    dieciocho diecinueve`,
    tens: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
    joinTens: (unit, ten) => (ten === 'veinte' ? `veinti${unit}` : ''),
    others: { veintidós: 22, veintitrés: 23, veintiséis: 26, tercer: 3, tercera: 3, cuarta: 4, cuarto: 4, docena: 12 },
    multipliers: { cien: 100, ciento: 100, mil: 1e3, millón: 1e6, millones: 1e6 },
    connector: 'y',
    percent: 'por ?ciento\\b',
    hedges: 'cerca de|casi|más de|unos',
  },
  quotationMarks: ['«', '»'],
  frame: {
    keyPoints: 'Puntos clave',
    ownWords: 'Puntos clave, con las palabras del artículo:',
    readAll: 'Léelo entero en {link}.',
    conclusion: 'Conclusión',
    furtherLinks: 'Para más información, véase {links}.',
    source: 'Fuente',
    via: 'Vía',
    firstAppeared: 'Este artículo apareció primero en «{site}».',
    readEntire: 'Leer el artículo completo',
    article: 'El artículo',
    others: 'otros',
    attribution: '{name} {verb}: {text}',
    attributedClause: '{name} {verb} que {text}',
    finiteVerbs:
      'es son está están fue fueron era eran ha han había habían hay será serán tiene tienen puede pueden podrá podrán debe deben',
    tells: {
      other: 'escribe|escriben',
      steps: 'explica|explican',
      release: 'anuncia|anuncian',
      questions: 'responde a una pregunta|responden a una pregunta',
      recipe: 'comparte una receta|comparten una receta',
      list: 'ofrece un resumen|ofrecen un resumen',
      study: 'informa|informan',
      news: 'informa|informan',
    },
    thirdPerson: {
      patterns: [
        'en (?:este|esta) (?:artículo|entrada|guía|tutorial|publicación),? (?:nosotros |yo )?(?:te |les |os )?{verb} {text}',
        '(?:este|esta) (?:artículo|entrada|guía|tutorial) {verb} {text}',
      ],
      verbs: {
        analizamos: 'analiza|analizan',
        analizo: 'analiza|analizan',
        analiza: 'analiza|analizan',
        compartimos: 'comparte|comparten',
        comparto: 'comparte|comparten',
        comparte: 'comparte|comparten',
        describimos: 'describe|describen',
        describo: 'describe|describen',
        describe: 'describe|describen',
        explicamos: 'explica|explican',
        explico: 'explica|explican',
        explica: 'explica|explican',
        exploramos: 'explora|exploran',
        exploro: 'explora|exploran',
        explora: 'explora|exploran',
        mostramos: 'muestra|muestran',
        muestro: 'muestra|muestran',
        muestra: 'muestra|muestran',
        veremos: 'muestra|muestran',
        verás: 'muestra|muestran',
        aprenderás: 'muestra|muestran',
        presentamos: 'presenta|presentan',
        presento: 'presenta|presentan',
        presenta: 'presenta|presentan',
      },
      sentence: '{name} {verb} {text}',
    },
  },
};
