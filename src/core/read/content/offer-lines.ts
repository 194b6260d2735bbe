/**
 * Patterns of what a site says about itself between the paragraphs of an article: consent for content of other sites,
 * subscriptions, channels and apps. Each pattern joins two words that an article rarely joins, because such a text is often
 * longer than other boilerplate lines.
 */

/** Characters. Longer texts are paragraphs of the article. */
export const MAX_OFFER_LENGTH = 900;

const OFFER_LINES: [RegExp, string][] = [
  // Consent for embedded content: German, English, French, Spanish, Portuguese, Italian, Dutch, Polish, Scandinavian.
  [
    /an dieser stelle (findest du|finden sie|befindet sich|möchten wir|wollten wir)\b.{0,80}\b(extern|inhalt|video)|\b(externe[nr]? inhalte?|eingebettete[nr]? (inhalte?|elemente?)|inhalte? von [\w.]+)\b.{0,100}\b(einverstanden|angezeigt|anzuzeigen|einwilligung|zustimm\w+|geladen|übermittel\w+)|\beinverstanden, dass mir .{0,60}\bangezeigt|personenbezogene daten .{0,60}\b(drittplattform|drittanbieter)|wenn (sie|du) dieses video .{0,60}abspiel|wir würden (hier|ihnen hier|dir hier) gerne? |wir respektieren (deine|ihre) privatsphäre|^du kannst ihn dir mit einem klick|er ansvarlig for dine data|^\W{0,9}(\w{1,12}-?|(alle )?externen?|eingebettete) ?inhalte? (anzeigen|erlauben|aktivieren|laden|zulassen)\W{0,9}$|^link zum [\w-]{1,20}-inhalt$/iu,
    'consent',
  ],
  [
    /\b(to (view|see|watch|display|load) (this|the) (content|video|post|embed|media|element|tweet|graphic|map)|(this|external|third[- ]party) (content|video|embed|media|post) (is|was|has been|cannot|can'?t|could not|may|from|comes|isn'?t|requires))\b.{0,120}\b(cookies?|consent|javascript|enabled?|your privacy|settings)\b/i,
    'consent',
  ],
  [
    /\b(c(e|es) (contenus?|publication|vidéo|carte)|cette (vidéo|publication|carte)|contenus? (externes?|tiers)|est[ea] (contenido|vídeo|video|publicación|conteúdo|publicação)|(contenido|conteúdo) extern[oa]|quest[oi] (contenut[oi]|video|post)|contenut[oi] estern[oi]|deze (inhoud|content|video)|externe (inhoud|content)|dit (bericht|element)|tej treści|treści? zewnętrzn\w+|det(ta|te) (innehåll\w*|indhold\w*|innhold\w*)|innehållet|indholdet|innholdet)(?!\p{L}).{0,140}(cookie|consent|traceurs|autoris|toestemming|zgod|samtyck|samtykk|accept|aceit|acept|accett)/iu,
    'consent',
  ],
  [
    /^\W{0,9}((wir|diese (web)?seite|unsere (web)?s(eite|ite)|die (web)?seite) (nutz|benutz|verwende)\w+ cookies|(we|this (web)?site|our (web)?site|this page) (uses?|stores?) cookies|(nous utilisons|ce site utilise) des cookies|(utilizamos|usamos|este (sitio|site) (utiliza|usa)) (las |os )?cookies|(utilizziamo|questo sito utilizza) (i )?cookie|(wij|we|deze website) gebruik(en|t) cookies|cookies auf (der|dieser|unserer)\b)/iu,
    'consent',
  ],
  [
    /^\W{0,9}(please |bitte |kindly )?(enable|activate|turn on|aktivieren sie|aktiviere|activez|activer|active|activa|abilita|attiva|włącz) (your )?javascript\b|\bjavascript (must be|needs to be|has to be|is) (enabled|disabled|required)\b.{0,80}|^.{0,80}\bjavascript (aktiviert ist|est désactivé|está desactivado)/i,
    'consent',
  ],
  // Subscriptions.
  [
    /\b(reserved (exclusively )?for|exclusive(ly)? (to|for)|available (only )?(to|for)|only (available )?(to|for)) (our )?(paid |paying |premium |registered )?(subscribers|members)\b|^\W{0,9}((please )?(subscribe|sign in|log ?in|sign up|register|create an? (free )?account|join)\b.{0,60}\b(to (read|continue|unlock|access|keep reading|see) |with your reading)|to (read|view|continue|see|access|unlock)\b.{0,60}\b(subscri|sign in|log ?in|join now|register))|\b(already|not) an? (\w+ )?(subscriber|member)\?|^\W{0,9}((special )?offer\b.{0,30})?subscribe (for (only )?\W?[\d$€£]|now\W)|if you[’']?re (seeing this message|already a subscriber)|^\W{0,9}first-time subscribers\b|zapraszamy (też |także )?do (subskrypcji|prenumeraty)|\bpreview of subscription content\b|^\W{0,9}(you have|you'?ve) (reached|read) (your|all)\b.{0,60}\b(articles?|limit)\b/i,
    'subscription',
  ],
  [
    /\b(artikel|inhalte?|beitrag) (ist )?(nur |exklusiv )?für (unsere )?(abonnent|mitglieder|registrierte)|\b(bereits|schon) (abonnent|abonniert|digitalabonnent|registriert|mitglied|kund)(?=\W).{0,40}$|\bsie sind bereits (registriert|abonnent)|^\W{0,9}(jetzt|hier|kostenlos|gleich).{0,20}(registrieren|anmelden|abonnieren|freischalten|weiterlesen|testen)\W{0,9}$|\b(weiterlesen|lesen sie weiter|unbegrenzt lesen)\b.{0,40}\b(abo|plus|digital|premium)|\bum (den|diesen) (artikel|beitrag|text) (weiter|ganz|vollständig)\w* (zu )?lesen/iu,
    'subscription',
  ],
  [
    /\b(réservée?s?|accès) (exclusivement )?(à|aux) (nos |nos lecteurs )?(abonnés|membres)|\bil vous reste .{1,30} à lire|\bvotre abonnement n.autorise|^\W{0,9}(déjà abonné|abonnez-vous|je m.abonne|s.abonner|pour lire la suite)(?!\p{L}).{0,120}$|\blire (le monde |cet article )?sur un seul appareil|\bpour lire (la suite|l.intégralité|cet article).{0,60}(abonn|connect|inscri)/iu,
    'subscription',
  ],
  [
    /\b(exclusiv[oa]s?|s[oó]lo|solamente|reservad[oa]s?|apenas|restrit[oa]s?) (para|a|aos|nuestros) (nuestros |los |nossos )?(suscriptores|suscritos|socios|miembros|assinantes|abbonati)|\b(suscr[ií]b\w+|reg[ií]strat\w+|inicia sesión|assine|cadastre-se|faça login|abbonati|accedi|registrati)(?!\p{L}).{0,60}(?<!\p{L})(leer|leyendo|acceder|continuar|ler|lendo|acessar|leggere|apoie|disfrutar)(?!\p{L})|\bya (eres|soy|es) (suscriptor|socio|premium)|\b(contenuto|articolo) (riservato|esclusivo).{0,30}abbonati/iu,
    'subscription',
  ],
  [
    /\b(alleen|exclusief|enkel) voor (onze )?(abonnees|leden)|\bfor at læse (denne|hele) artikel|\b(log ind|logg inn|logga in|bliv abonnent|bli abonnent)\b.{0,60}(l[æe]s|läs|artik)|\b(digitalt|ikke et) abonnement\b|(dostęp|treść|artykuł|tekst).{0,40}(dla|tylko) (naszych )?(prenumerator|subskrybent)|^\W{0,9}wypróbuj prenumeratę|\bпо подписке\b|(доступн\S+|только для) подписчик/iu,
    'subscription',
  ],
  [
    /^.{0,40}(会員|有料)(限定|登録(が必要|できます)|の方のみ|向け記事|会員限定)|(この記事は|続きを?(お読み|読む)|ご利用に?は).{0,40}(会員|有料|ログイン|登録)|定期購読者の方|(登录|登錄|订阅|訂閱|会员|會員|會員).{0,12}(阅读|閱讀|查看|权限|權限|全文|可看)|(구독|로그인|회원).{0,14}(전문|이용하실|볼 수|가능합니다)|اشترك (الآن|في|لمشاهدة)|إشترك/u,
    'subscription',
  ],
  // Channels, apps, other places of the site.
  [
    /^.{0,90}(?<!\p{L})(folgst du|folgen sie|folge uns|follow (us|our|@\w+)|síguenos|sigue a|siga o|suivez[- ]nous|seguici|join us)(?!\p{L}).{0,70}\b(whatsapp|telegram|google (news|noticias|actualités|discover)|facebook|twitter|instagram|tiktok|threads|bluesky)(?!\p{L})|(?<!\p{L})(unser\w*|our|notre|nuestro|nosso|nostro|abonnier\w*|únete al?|entre no|rejoignez)(?!\p{L}).{0,30}\b(whatsapp|telegram)[- ]?(kanal|channel|canal|gruppe|group|grupo)|\b(únete al?|entre no|rejoignez|abonnez|iscriviti|join)\b.{0,20}\b(canal|channel|chaîne|canale) (de |do |sul? |on |en )?(whatsapp|telegram)(?!\p{L})/iu,
    'newsletter',
  ],
  [
    /^\W{0,9}(newsletter\s*:.{0,60}|jeden (montag|morgen|tag|freitag)\b.{0,90}\b(redaktion|postfach|newsletter)|(got|have|do you have) (a|an) (story|tip|news tip|question for)\b.{0,200}|for more (stories|news|articles) like this\b.{0,60}|(download|get) (the|our) (free |new )?(\S+ ){0,4}app\b.{0,80}|descarga (la|nuestra) app\b.{0,80}|téléchargez l.appli\b.{0,80}|(scarica|baixe) (la nostra |l.|o nosso |nosso )?app\b.{0,80}|listen to this (article|story|episode).{0,40}|(diesen )?(artikel|beitrag) (an|vor)hören.{0,40}|sie können sich jederzeit (wieder )?abmelden\b.{0,120}|our website is the place for\b.{0,200})$|\bsite is protected by recaptcha\b/iu,
    'newsletter',
  ],
  [
    /^\W{0,9}(fehler (melden|gefunden\??|im (text|artikel)).{0,80}|sie haben einen fehler (gefunden|entdeckt).{0,80}|bitte markieren sie die entsprechenden wörter.{0,120}|(dieses|das) thema im programm.{0,80}|über dieses thema bericht\w+\b.{0,120}|schlagwörter zu diesem (artikel|beitrag)|(watch|listen|video) \| .{0,160}|anmäl fel|おすすめ情報|関連(キーワード|リンク)|あわせて読みたい|よくある質問(はこちら)?|カテゴリーをフォローする|(記事に)?『(リアクション|カテゴリーをフォロー)』.{0,60}|0?\d:\d\d(\s*[/|]\s*\d{1,2}:\d\d|0?\d:\d\d){1,2}|0?0:00|[✓✔▲▼]\W{0,3}|valora esta noticia|placeholder image\W?\d{0,3}|image placeholder|autoplay|\d* ?weitere videos)\W{0,9}$/iu,
    'control',
  ],
  // Requests to readers.
  [
    /(consider|please) (supporting|donating to) (our|us\b)|^\W{0,9}(help us (to )?continue|jede (kleine )?spende hilft|support us (on|via|with)|unterstützen sie uns|unterstütze uns)\b|^.{0,120}\bsign up here\W{0,9}$|^\W{0,9}(wie (bewerten|gefällt|gefiel|hat) (sie|ihnen|dir).{0,30}(artikel|beitrag|rezept).{0,30}\?|war dieser (artikel|beitrag) hilfreich.{0,60}|was this (article|page|post) helpful.{0,60}|¿te ha sido útil.{0,60}|mira lo que tiene nuestro canal.{0,60})|(kommentieren|kommentar) zu können, (müssen|musst)|kommentare (sind )?geschlossen|\bdu kannst die kommentare (zu diesem|über)|^rezept drucken\b.{0,80}$/iu,
    'comments',
  ],
  [/^\W{0,9}(anzeige|werbung|advertisement) ?[-–:] .{0,160}$/iu, 'advertisement'],
  [
    /^\W{0,9}((lesen sie|lies|puedes ver|te puede interesar|leia|vea|mira) ?(auch|también|também)? ?: .{0,160}|entdecke weitere .{0,60}|weiterführende[rn]? links?|weiterlesen \d.{0,20}|permali(nk|en)\b.{0,90})$/iu,
    'related pages',
  ],
  [
    /^\W{0,9}(sofern|soweit|wenn) nicht anders (ausgewiesen|angegeben|vermerkt)\b.{0,160}$|^\W{0,9}(unless|except where) otherwise (noted|stated|indicated)\b.{0,200}$|^\W{0,9}(alle |die )?(bilder|inhalte|texte|fotos) (in|auf|dieses|dieser)\b.{0,60}\b(creative commons|lizenz|urheberrecht)|\bhaftung für (die |den )?inhalte? (externer|verlinkter|der verlinkten)|^\W{0,9}(alle )?angaben ohne gewähr\W{0,9}$/iu,
    'copyright',
  ],
  // Disclosures, whole or their first sentence.
  [
    /^\W{0,9}(this (article|post|story|page) (contains|may contain|includes) (affiliate|links from which)|die mit .{1,60} gekennzeichneten links sind|(some|all) links (in|on) this\b.{0,60}\b(affiliate|commission)|when you (buy|purchase) through (our )?links|(we|.{2,30}) may (receive|earn) (a |an )?(small )?(affiliate )?commission|cet article (contient|comporte) des liens (affiliés|d.affiliation)|este artículo contiene enlaces de afiliad)/iu,
    'disclosure',
  ],
];

/** Returns the reason for leaving out a line in which the site offers something of its own; '' for other lines. */
export const findOffer = (text: string): string => OFFER_LINES.find(([pattern]) => pattern.test(text))?.[1] ?? '';
