import { MORE_FUNCTION_WORDS } from '../text/function-words.ts';

/** Function words by language. They carry no topic, and they identify the language of a text. */
export const FUNCTION_WORDS: Record<string, string> = {
  ...MORE_FUNCTION_WORDS,
  en: `a about above after again all also although always am an and another any are around as at back be became because
    been before being below between both but by can cannot could did do does doing done down during each either else even
    ever every few first for from get gets getting go goes going got had has have having he her here hers herself him
    himself his how however i if in instead into is it its itself just know last least less let let's like made make makes
    making many may me might more most much must my myself need needs neither never new next no nor not nothing now of off
    often on once one only or other others our ours out over own per please put rather really said same say says see
    she should since so some something still such take than that the their theirs them themselves then there these they
    thing things this those through to together too two under until up upon us use used uses using very via want was way
    we well were what when where whether which while who whose why will with within without would yes yet you your yours
    isn't don't doesn't can't won't it's that's there's you're we're they're i'm you'll we'll i've we've you've didn`,
  de: `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis da dabei dadurch
    daher damit danach dann daran darauf das dass davon dazu dem den denn der des deshalb die dies diese diesem diesen
    dieser dieses doch dort du durch ein eine einem einen einer eines einige er es etwa etwas für gegen gibt hat hatte
    hatten hier hin ihm ihn ihr ihre ihren ihrer im immer in ins ist ja jede jeder jedoch jetzt kann kein keine können
    konnte man mehr mehrere mein mit muss nach neben nicht nichts noch nun nur ob oder ohne sehr seit sein seine seinem
    seinen seiner selbst sich sie sind so sogar solche soll sollte sondern sowie über um und uns unter vom von vor war
    waren was weil welche wenn werden wer wie wieder wird wo wurde wurden zu zum zur zwischen zwar`,
  fr: `a afin ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir c ce cela ces cet cette ceux
    chaque chez comme contre d dans de depuis des deux donc dont du elle elles en encore entre est et été être eu eux fait
    faire fois font il ils j je jusqu l la le les leur leurs lors lui m ma mais me même mes moins mon n ne ni nos notre
    nous on ont ou où par parce pas pendant peu peut plus pour pourquoi près puis qu quand que quel quelle qui s sa sans
    se selon sera ses si son sont sous sur ta tandis te tes toujours tous tout toute toutes très tu un une vers vos votre
    vous y était étaient`,
  es: `a al algo algunos ante antes aquí así aún aunque bajo bien cada como con contra cual cuando de del desde donde dos
    durante e el él ella ellas ellos en entre era eran es esa ese eso esta está están estas este esto estos fue fueron ha
    hace hacia han hasta hay la las le les lo los más me mi mientras muy nada ni no nos nosotros o os otra otro otros para
    pero poco por porque pues que qué quien se según ser si sí sido siempre sin sino sobre son su sus también tan tanto te
    tiene tienen todo todos tras tu un una unas uno unos y ya yo`,
  pt: `a ao aos aquela aquele as assim até com como da das de dela dele depois do dos duas e é ela elas ele eles em entre
    era essa esse esta está estão este eu foi foram há isso isto já lhe mais mas me mesmo meu minha muito na não nas nem
    no nos nós num numa o onde os ou outra outro para pela pelas pelo pelos pode por porque qual quando que quem são se
    seja sem ser seu seus sido sob sobre só sua suas também te tem têm todo todos tudo um uma umas uns você vocês`,
  it: `a ad agli ai al alla alle allo anche ancora avere che chi ci ciò come con contro cosa cui da dagli dai dal dalla
    dalle degli dei del della delle dello di dopo dove due e è ed era erano essere fa fra già gli ha hanno ho i il in io
    la le lei li lo loro lui ma me mi molto ne negli nei nel nella nelle no noi non nostro o ogni oltre per perché più poi
    può quale quando quanto quella quelle quello questa queste questi questo qui se sé sempre senza si sia solo sono sta
    su sua sue sugli sui sul sulla suo suoi tra tutti tutto un una uno vi voi`,
  nl: `aan af al alle alleen als altijd andere ben bij binnen daar dan dat de deze die dit doen door dus een eens en er
    geen had heb hebben heeft hem het hier hij hoe hun ik in is ja je jij kan kunnen maar me meer men met mij mijn moet na
    naar niet niets nog nu of om omdat ons ook op over te tegen toch toen tot tussen u uit uw van veel voor waar wanneer
    waren was wat we weer wel werd werden wie wij wil word worden wordt zal ze zei zelf zich zij zijn zo zonder zou`,
  sv: `alla att av bara blev blir då de dem den denna det detta dig din du efter ej eller en ett från för ha hade han har
    hon hur i icke inte jag kan man med men mig min mot mycket nu när någon och om oss på sedan sig sin som så till under
    upp ut var vi vid vilken är över`,
  ru: `а без более бы был была были было быть в вам вас весь во вот все всё всего всех вы где да даже для до его ее её если
    есть еще ещё же за здесь и из или им их к как ко когда кто ли лишь между меня мне может можно мы на над надо нам нас
    не него нее неё нет ни них но ну о об один однако он она они оно от очень по под после потом потому при про с сам
    свой своих себя со так также такой там те тем то того тоже только том ту ты у уже хотя чего чем через что чтобы эта
    эти это этого этой этом этот я`,
  ar: `في من على إلى عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن أن إن كان كانت يكون هو هي هم نحن أنا كما قد كل بعد
    قبل عند بين حتى ثم أو و لكن حيث إذا غير بعض أي منذ خلال لدى أيضا عليه عليها به بها له لها فيه فيها ليس`,
  hi: `और का की के को में से है हैं था थी थे यह वह ये वे इस उस इन उन पर ने भी तो ही कि जो एक नहीं कर किया करने लिए साथ बाद
    तक या अपने हो होता होती गया गई रहा रही रहे कुछ सकते सकता जा`,
  ja: `これ それ あれ この その あの ここ そこ もの こと ため よう とき する いる ある なる など から まで より では には とは です ます した して
    ない さん たち また および ので のは のに のが が の を に は で と も へ や か な だ た て し れ さ`,
  zh: `的 了 和 是 在 我 有 他 她 它 们 这 那 个 一 不 也 就 都 而 及 与 或 上 下 中 为 以 于 对 从 到 被 把 让 我们 他们 你们 这个 那个 可以 但是
    因为 所以 如果 没有 已经 进行 以及 一个 这些 通过`,
};

const stopWordSets = new Map<string, Set<string>>();

/** Returns the base language of a BCP 47 tag: `pt-BR` → `pt`. */
export const toBaseLanguage = (language: string): string =>
  /^[a-z]{2,3}(?=$|[-_])/.exec(language.toLowerCase())?.[0] ?? '';

/** Returns the function words of a language; empty for a language without a list. */
export function getStopWords(language: string): ReadonlySet<string> {
  const base = toBaseLanguage(language);
  let found = stopWordSets.get(base);
  if (!found) {
    // `splitWords` splits "don't" at the apostrophe, so both halves count as function words.
    found = new Set(
      (FUNCTION_WORDS[base] ?? '').split(/\s+/).flatMap((word) => (word ? [word, ...word.split("'")] : [])),
    );
    stopWordSets.set(base, found);
  }
  return found;
}
