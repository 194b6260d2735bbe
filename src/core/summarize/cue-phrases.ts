/**
 * Phrases that show the function of a sentence or a heading, by language. They are matched in lower case. The lists have
 * only phrases that are common in any prose, none that belong to a subject.
 */
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { MARK_RANGES, WORD_RANGES } from '../text/unicode.ts';
import { toBaseLanguage } from './stopwords.ts';

type CueKind =
  | 'closing'
  | 'back'
  | 'connective'
  | 'action'
  | 'elsewhere'
  | 'selfReference'
  | 'pronoun'
  | 'first'
  | 'second'
  | 'takeaway'
  | 'minor';

type CuePlace = 'start' | 'anywhere' | 'whole';

/** Phrases by language and kind of cue, separated by `|`. */
const CUE_PHRASES: Record<string, Partial<Record<CueKind, string>>> = {
  en: {
    closing:
      "conclusion|conclusions|concluding|summary|summing up|in summary|to summarize|in conclusion|wrap up|wrapping up|wrap-up|final thoughts|closing|closing thoughts|the bottom line|looking ahead|looking forward|what's next|what’s next|next steps|in short|overall|recap|tl;dr",
    takeaway:
      "key takeaways|takeaways|key points|highlights|at a glance|benefits|key features|features|what's new|what’s new|why it matters|advantages|best practices|capabilities|lessons|results|findings|key",
    minor:
      'references|related|comments|about the author|resources|acknowledgements|footnotes|see also|share|further reading|learn more|contents|table of contents|feedback|faq|contributors|thank you|prerequisites|disclaimer|subscribe|get started|getting started|additional resources|credits|sponsors',
    back: "as mentioned above|as mentioned|as noted above|as noted|as discussed|as described above|as shown above|as we saw|as we have seen|as we've seen|as stated|as you can see|as you know|of course|needless to say|in other words|that said|having said that|to be clear|simply put|put simply|in fact|as a reminder|as always|as usual|for what it's worth|to put it simply|long story short|to be honest|it's worth noting that|it is worth noting that|note that|please note that|remember that|keep in mind that|it turns out that|fwiw|by the way|btw|anyway|basically|essentially|interestingly|fortunately|unfortunately|obviously|clearly|indeed|well|ok|okay|so yes|oh",
    connective:
      "and|but|or|so|yet|also|however|therefore|thus|hence|moreover|furthermore|additionally|in addition|besides|meanwhile|in the meantime|nevertheless|nonetheless|still|then|next|finally|lastly|firstly|secondly|thirdly|first|second|third|instead|otherwise|similarly|likewise|consequently|as a result|for example|for instance|on the other hand|in contrast|by contrast|conversely|in particular|specifically|more importantly|most importantly|importantly|ultimately|overall|in short|in summary|in conclusion|to summarize|afterwards|beyond that|on top of that|what's more|at the same time|even better|after that|second of all|first of all|last but not least|again|now",
    action:
      "click|subscribe|sign up|register now|read more|learn more|download|try it|get started|join us|follow us|check out|visit|stay tuned|let us know|leave a comment|share your|contact us|watch the|see the|be sure to|don't forget|head over|find out more|happy coding|thank you|thanks for",
    elsewhere:
      'to learn more|learn more|for more information|for more details|for further information|sign up|subscribe|visit|follow us|download|check out|see|read the|read our|read about|read more|stay tuned|happy building|happy hacking|happy learning|catch up on|for the latest',
    selfReference:
      "in this post|in this article|this post|this article|this blog|in this blog|this guide|this tutorial|this series|in this tutorial|in this guide|in this section|this section|we will|we'll|i'll|today we|let's|the following|below|above|previous post|last post",
    pronoun: 'he|she|it|they|this|that|these|those|his|her|their|its|him|them|here|there|such|both|one',
    first: "i|my|me|mine|we|our|us|i'm|i've|i'd|we're|we've",
    second: "you|your|yours|you're|you'll|you've",
  },
  de: {
    closing:
      'fazit|zusammenfassung|schluss|schlussfolgerung|ausblick|zusammenfassend|abschließend|insgesamt|kurzum|alles in allem',
    takeaway: 'vorteile|wichtigste|das wichtigste|auf einen blick|highlights|ergebnisse|neuerungen|funktionen',
    minor:
      'literatur|weblinks|einzelnachweise|siehe auch|quellen|kommentare|über den autor|galerie|trivia|links|anmerkungen|belege',
    back: 'wie oben erwähnt|wie bereits erwähnt|wie gesagt|wie erwähnt|natürlich|mit anderen worten|übrigens|genauer gesagt|tatsächlich',
    connective:
      'und|aber|oder|doch|denn|also|jedoch|daher|deshalb|außerdem|zudem|ferner|darüber hinaus|zum beispiel|beispielsweise|hingegen|dagegen|allerdings|trotzdem|dennoch|schließlich|dann|zunächst|so|auch|somit|folglich|insbesondere|ebenso|gleichzeitig|anschließend|später',
    action: 'klicken|abonnieren|anmelden|mehr erfahren|weiterlesen|herunterladen|folgen sie|jetzt lesen',
    elsewhere: 'weitere informationen|mehr informationen|mehr dazu|mehr erfahren sie|lesen sie|abonnieren|anmelden',
    selfReference: 'in diesem artikel|in diesem beitrag|dieser artikel|dieser beitrag|im folgenden',
    pronoun: 'er|sie|es|dies|diese|dieser|dieses|ihn|ihm|ihr|sein|seine|ihre|dort|hier|dabei|damit|dadurch|davon|daran',
    first: 'ich|mein|meine|wir|unser|unsere|uns|mir|mich',
    second: 'du|dein|deine|sie|ihr|ihnen',
  },
  fr: {
    closing: 'conclusion|en conclusion|pour conclure|en résumé|bilan|en bref|au final|finalement',
    takeaway: "à retenir|points clés|avantages|l'essentiel|nouveautés|résultats",
    minor: 'références|voir aussi|commentaires|à propos|liens|bibliographie|notes|à lire aussi|sur le même sujet',
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
  },
  es: {
    closing: 'conclusión|conclusiones|en conclusión|en resumen|resumen|para concluir|en definitiva',
    takeaway: 'puntos clave|claves|ventajas|beneficios|novedades|resultados|características',
    minor: 'referencias|véase también|comentarios|enlaces externos|notas|bibliografía|sobre el autor',
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
  },
  pt: {
    closing: 'conclusão|conclusões|em resumo|resumo|para concluir|em suma|considerações finais',
    takeaway: 'pontos principais|vantagens|benefícios|novidades|destaques|resultados',
    minor: 'referências|ver também|comentários|ligações externas|notas|bibliografia|sobre o autor',
    back: 'como mencionado|como vimos|é claro|em outras palavras|de fato|na verdade|vale lembrar que',
    connective:
      'e|mas|ou|assim|além disso|no entanto|porém|contudo|portanto|por exemplo|também|então|depois|finalmente|por fim|por outro lado|enquanto isso|em particular',
    action: 'clique|inscreva-se|assine|leia mais|saiba mais|baixe|siga-nos',
    elsewhere:
      'para mais informações|para obter mais informações|para saber mais|mais detalhes|leia|inscreva-se|assine',
    selfReference: 'neste artigo|este artigo|neste post|a seguir',
    pronoun: 'ele|ela|eles|elas|isto|isso|este|esta|esse|essa|seu|sua|seus|suas|aqui|ali',
    first: 'eu|meu|minha|nós|nosso|nossa|me',
    second: 'você|vocês|tu|teu|tua',
  },
  it: {
    closing: 'conclusione|conclusioni|in conclusione|in sintesi|riassumendo|in breve|per concludere',
    takeaway: 'punti chiave|vantaggi|benefici|novità|in evidenza|risultati',
    minor: 'riferimenti|vedi anche|commenti|collegamenti esterni|note|bibliografia|altri progetti',
    back: 'come detto|come abbiamo visto|naturalmente|in altre parole|infatti|in realtà|ovviamente',
    connective:
      "e|ma|o|quindi|inoltre|tuttavia|però|pertanto|per esempio|ad esempio|anche|poi|infine|invece|d'altra parte|nel frattempo|in particolare|così|dunque",
    action: 'clicca|iscriviti|abbonati|leggi di più|scopri di più|scarica|seguici',
    elsewhere: 'per maggiori informazioni|per ulteriori informazioni|per saperne di più|leggi|iscriviti|abbonati',
    selfReference: 'in questo articolo|questo articolo|in questo post|di seguito',
    pronoun: 'lui|lei|loro|esso|essa|questo|questa|questi|queste|quello|quella|suo|sua|suoi|sue|qui|lì',
    first: 'io|mio|mia|noi|nostro|nostra|mi',
    second: 'tu|tuo|tua|voi|vostro|vostra|lei',
  },
  nl: {
    closing: 'conclusie|samenvatting|samengevat|tot slot|kortom|slotwoord|al met al',
    takeaway: 'voordelen|belangrijkste punten|hoogtepunten|resultaten|wat is er nieuw',
    minor: 'referenties|zie ook|reacties|externe links|bronnen|over de auteur|noten',
    back: 'zoals gezegd|zoals eerder vermeld|natuurlijk|met andere woorden|overigens|trouwens',
    connective:
      'en|maar|of|dus|echter|daarom|bovendien|daarnaast|verder|bijvoorbeeld|ook|toen|dan|ten slotte|tenslotte|daarentegen|toch|ondertussen|vervolgens|eerst|met name',
    action: 'klik|abonneer|meld je aan|lees meer|meer weten|download|volg ons',
    elsewhere: 'voor meer informatie|meer informatie|lees ook|lees|abonneer|meld je aan',
    selfReference: 'in dit artikel|dit artikel|in deze post|hieronder',
    pronoun: 'hij|zij|ze|het|dit|dat|deze|die|zijn|haar|hun|hem|hen|hier|daar|er',
    first: 'ik|mijn|wij|we|ons|onze|mij',
    second: 'jij|je|jouw|u|uw|jullie',
  },
  ru: {
    closing: 'заключение|выводы|вывод|итоги|итог|в заключение|подводя итоги|таким образом',
    takeaway: 'главное|преимущества|ключевые|основные|результаты',
    minor: 'примечания|литература|ссылки|см. также|комментарии|источники',
    back: 'как уже говорилось|как было сказано|конечно|другими словами|на самом деле|кстати|разумеется',
    connective:
      'и|а|но|или|однако|поэтому|также|кроме того|например|затем|потом|наконец|в то же время|с другой стороны|впрочем|итак|при этом|в частности',
    action: 'нажмите|подпишитесь|подробнее|читать далее|читайте также|скачать',
    selfReference: 'в этой статье|эта статья|в этом посте|ниже',
    pronoun: 'он|она|оно|они|это|этот|эта|эти|его|её|ее|их|там|здесь|тот|та',
    first: 'я|мой|моя|мы|наш|наша|нас|меня',
    second: 'ты|твой|вы|ваш|ваша|вас',
  },
  ja: {
    closing: 'まとめ|結論|おわりに|終わりに|最後に|総括',
    takeaway: 'ポイント|特徴|メリット|概要|要点',
    minor: '参考|参考文献|脚注|関連項目|外部リンク|コメント|関連記事',
    connective: 'しかし|また|そして|さらに|ただし|例えば|たとえば|つまり|そのため|なお|一方|だから|ところで|それでも',
    back: 'もちろん|実は|要するに|前述のように|ちなみに',
    pronoun: 'これ|それ|あれ|この|その|彼|彼女|ここ|そこ',
    first: '私|僕|我々|私たち',
    second: 'あなた|皆さん',
  },
  zh: {
    closing: '总结|结论|结语|小结|總結|結論|最后|总之',
    takeaway: '要点|亮点|特点|优势|重點|主要功能',
    minor: '参考|参考文献|参考资料|相关|评论|外部链接|注释|推荐阅读',
    connective: '但是|然而|因此|所以|而且|此外|另外|例如|比如|首先|其次|最后|同时|不过|于是|并且|总之',
    back: '当然|其实|换句话说|如前所述|事实上|顺便说一下',
    pronoun: '他|她|它|他们|这|那|这个|那个|这些|此',
    first: '我|我们|本人',
    second: '你|您|你们',
  },
  ar: {
    closing: 'الخلاصة|خلاصة|الخاتمة|خاتمة|في الختام|ختاما',
    takeaway: 'أهم النقاط|المزايا|الفوائد|أبرز',
    minor: 'مراجع|المراجع|انظر أيضا|تعليقات|وصلات خارجية',
    connective: 'لكن|ولكن|أيضا|كما|لذلك|ومع ذلك|بالإضافة إلى ذلك|على سبيل المثال|ثم|أخيرا|من ناحية أخرى',
    back: 'بالطبع|في الواقع|بعبارة أخرى|كما ذكرنا',
    pronoun: 'هو|هي|هم|هذا|هذه|ذلك|تلك|هنا|هناك',
    first: 'أنا|نحن',
    second: 'أنت|أنتم',
  },
  hi: {
    closing: 'निष्कर्ष|सारांश|अंत में',
    takeaway: 'मुख्य बातें|लाभ|विशेषताएं|फायदे',
    minor: 'संदर्भ|टिप्पणियाँ|इन्हें भी देखें|बाहरी कड़ियाँ',
    connective: 'और|लेकिन|परंतु|इसलिए|साथ ही|उदाहरण के लिए|फिर|अंत में|हालांकि|इसके अलावा',
    back: 'बेशक|वास्तव में|दूसरे शब्दों में|जैसा कि ऊपर बताया गया',
    pronoun: 'वह|यह|वे|ये|उस|इस|उन|इन|यहाँ|वहाँ',
    first: 'मैं|हम|मेरा|हमारा',
    second: 'तुम|आप|आपका',
  },
};

const UNSPACED_LANGUAGES = new Set(['ja', 'zh', 'th']);
/** Cache of compiled patterns by place, cue and language. */
const patterns: Record<CuePlace, Partial<Record<CueKind, Map<string, RegExp>>>> = {
  start: {},
  anywhere: {},
  whole: {},
};
const NO_MATCH = /(?!)/;
/**
 * Character class of characters that continue a word. `\p{…}` is used only for the languages in `OTHER_LETTERS`, since a
 * browser is slow to compile such a pattern (see unicode.ts).
 */
const IN_WORD = `[${WORD_RANGES}${MARK_RANGES}\\u04c0-\\u1fff\\u2c00-\\u2dff\\u3041-\\ud7ff]`;
const IN_ANY_WORD = '[\\p{L}\\p{M}\\p{N}]';
const OTHER_LETTERS = new Set(['ar', 'hi']);

/**
 * Returns a pattern that finds a cue's phrases as whole words in lower-case text. The pattern matches nothing when the
 * language has no phrases for the cue; an unknown language counts as English.
 */
export function getCuePattern(name: CueKind, language: string, place: CuePlace): RegExp {
  patterns[place][name] ??= new Map();
  const byLanguage = patterns[place][name];
  let found = byLanguage.get(language);
  if (!found) {
    const base = toBaseLanguage(language) || 'en';
    const alternatives = CUE_PHRASES[base]?.[name];
    if (!alternatives) found = NO_MATCH;
    else {
      // Longest first, so that "as mentioned above" wins over "as mentioned".
      const longestFirst = alternatives.split('|').sort((a, b) => b.length - a.length);
      const body = longestFirst.map((text) => escapeRegExp(text).replace(/['’]/g, "['’]")).join('|');
      const needsUnicode = OTHER_LETTERS.has(base);
      const inWord = needsUnicode ? IN_ANY_WORD : IN_WORD;
      const wordEnd = UNSPACED_LANGUAGES.has(base) ? '' : `(?!${inWord})`;
      const wordStart = UNSPACED_LANGUAGES.has(base) ? '' : `(?<!${inWord})`;
      const prefix = place === 'anywhere' ? wordStart : '^[\\s"“«„(]*';
      found = new RegExp(`${prefix}(?:${body})${wordEnd}${place === 'whole' ? '\\W*$' : ''}`, needsUnicode ? 'u' : '');
    }
    byLanguage.set(language, found);
  }
  return found;
}

/** Returns the first word of each phrase of a cue, split as `splitWords` splits words: of "i'm" only "i". */
export function getCueWords(name: CueKind, language: string): ReadonlySet<string> {
  const alternatives = CUE_PHRASES[toBaseLanguage(language) || 'en']?.[name] ?? '';
  return new Set(alternatives.split('|').flatMap((text) => text.split(/['’\s]/)[0] ?? []));
}
