/** Patterns that recognise boilerplate by the words of a line. */

/** Maximum length of a boilerplate line, in characters. */
export const MAX_BOILERPLATE_LINE = 160;
/** Patterns of whole boilerplate lines, each with the reason for the removal. */
export const BOILERPLATE_LINES: [RegExp, string][] = [
  [
    /^(share|share (this|on|via|with|it)\b.{0,160}|teilen|(jetzt |artikel |mit freunden )?teilen( (auf|mit)\b.{0,160})?|partager?( sur\b.{0,160})?|compartir( en\b.{0,160})?|compart[ie]lh[ae]r?.{0,160}|condividi.{0,160}|delen( via.{0,160})?|udostępnij.{0,160}|поделиться.{0,160}|tweet(en|er)?|pin it|whatsapp|facebook|twitter|linkedin|e-?mail|print|drucken|imprimer( cette page)?|imprimir|stampa|drukuj|.{0,40}\bshare (it|this( \w+)?) with (your|a) friends?|loading\W{0,160})\W{0,160}$/i,
    'share bar',
  ],
  [
    /^\W{0,160}(advertisements?|ads?|anzeigen?|werbung|publicité|publicidad|pubblicità|reklama|реклама|sponsored( content)?|(story|article) continues (below|after)( advertisement)?|scroll to continue.{0,160}|広告|廣告|广告|광고|إعلان|\w{1,12} ad)\W{0,160}$/i,
    'advertisement',
  ],
  [
    /^\W{0,160}(more|see (also|more)|read (more|also|next|this)|related( [a-z]{4,8})?|more ((\S+ ){0,3}(stories|articles|posts)|news|from|on|about|in)\b.{0,160}|you (may|might) (also )?(like|be interested|enjoy|want)\b.{0,160}|recommended( for you| reading)?|don'?t miss|trending( now)?|popular( (now|this week|posts|stories))?|most (read|popular|viewed)|(also )?(auch|das könnte (sie|dich) auch|mehr) (interessant|interessieren|lesen|zum thema|dazu|von|aus|artikel)\b.{0,160}|(ähnliche|verwandte|neueste) (artikel|beiträge|themen)|weitere (artikel|beiträge|themen|meldungen|infos|informationen zum thema)\b.{0,160}|(lesen sie|lies) (auch|mehr|hier|dazu|weiter)\b.{0,160}|zum thema|das thema könnte (sie|dich|euch) (auch )?interessieren|zum weiterlesen|mehr themen|siehe auch|auch auf [\w.-]+\.\w{2,4}|à lire (aussi|également)\b.{0,160}|lire (aussi|également|la suite)\b.{0,160}|sur le même (sujet|thème)|articles? (liés?|similaires?)|lea (también|además)\b.{0,160}|lee también\b.{0,160}|[tl]e puede interesar\b.{0,160}|ve[ar] también\b.{0,160}|(noticias|artículos) relacionad[ao]s|leia (também|mais)\b.{0,160}|você (também )?pode (também )?gostar.{0,160}|veja (também|mais)\b.{0,160}|leggi anche\b.{0,160}|lees (ook|meer)\b.{0,160}|läs (också|mer)(?=\W).{0,160}|l[eæ]s også(?=\W).{0,160}|(czytaj|zobacz) (też|także|więcej|również).{0,160}|(читайте|смотрите) также.{0,160}|по теме|関連記事|相关(新闻|阅读|文章)|相關新聞|관련기사|اقرأ أيضا.{0,160})\W{0,160}$/i,
    'related pages',
  ],
  [
    /^\W{0,160}(tags?|tagged( with| in)?|keywords?|schlagw[oö]rt(er|e)|stichwort(e|er)?|categor(y|ies)|kategorien?|filed under|posted in|topics?|themen|rubriken?|étiquettes?|mots[- ]clés|etiquetas|categorías?|palabras clave|tagi|теги|метки|标签|標籤|タグ|태그)\s*[:：|]/i,
    'tags',
  ],
  [
    /^\W{0,160}(tags|category|categories|topics|author|authors|written by|about the authors?|über den autor|über die autorin|filed under|schlagwörter|kategorien)\W{0,160}$/i,
    'label',
  ],
  [
    /\b(sign up|subscribe|register|newsletter|abonnier\w+|abonnez|suscr[ií]b\w+|iscriviti|inscreva|zapisz się|подпи\w+)\b.{0,80}\b(newsletters?|inbox|updates?|e-?mails?|posteingang|channel|kanal|feed|podcast|alerts?|notifications?)\b/i,
    'newsletter',
  ],
  [
    /^\W{0,160}(sign up|subscribe|abonnieren?|jetzt abonnieren|follow (us|me|@?\w+)\b.{0,160}\b(on|twitter|facebook|instagram|linkedin|youtube|google|telegram)\b.{0,160}|folgen sie uns\b.{0,160}|folge uns\b.{0,160}|suivez[- ]nous\b.{0,160}|síguenos\b.{0,160}|join our\b.{0,160}|get (the latest|more|our)\b.{0,160}\b(newsletter|inbox|app|updates)\b.{0,160})\W{0,160}$/i,
    'newsletter',
  ],
  [
    /^\W{0,160}((published|posted|updated|last (updated|modified|reviewed)|first published|veröffentlicht|aktualisiert|erstellt|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|opublikowano|опубликовано)\b(.{0,12}|\s?:.{0,25})\d.{0,60}|\d{1,3}[\s-]*(min(ute)?s?|minuten|minutos?|minuti|мин)\.?[\s-]*(read(ing)?( time)?|lesezeit|de lecture|de lectura|di lettura|leestijd)?(\W{0,5}[a-zäé]{3,9}\.? \d{1,2},? \d{4})?|(reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo (de leitura|di lettura))\b.{0,25})\W{0,160}$/i,
    'date or reading time',
  ],
  [
    /^\W{0,160}(\d{1,160}\s{1,160})?(comments?|kommentare?|commentaires?|comentarios?|commenti|reacties|komentarze|комментари\w{1,160}|replies|responses?|antworten)(\s*\(?\d+\)?)?\W{0,160}$|^((leave|post|add) a (comment|reply)|no comments?( yet)?|be the first to comment|kommentar (schreiben|verfassen)|schreibe einen kommentar|laisser un commentaire|deja un comentario|kommentare geschlossen|comments are closed|you must be logged in|sie (sind|müssen) .{0,30}\beingeloggt)\b.{0,160}$/i,
    'comments',
  ],
  [
    /^\W{0,160}(back to (top|blog|news|overview)|nach oben|zum seitenanfang|zurück( zur (übersicht|startseite|liste(nansicht)?))?|((karte|video|beitrag|inhalt) (laden|anzeigen))|lade weitere inhalte|text size|externer inhalt|empfohlener redaktioneller inhalt|klicken sie auf den unteren button.{0,160}|(noch )?keine bewertungen|(comments?|aufrufe|views?|kommentare insgesamt)\s*:\s*\d*|skip to (main )?content|zum inhalt springen|(older|newer|previous|next) (posts?|article)|(vorherig|nächst)er (artikel|beitrag)|home|view (all( \(\d+\))?|more)|show (more|less)|load more|mehr anzeigen|weiterlesen|continue reading|click to (enlarge|view|expand).{0,160}|table of contents|contents|inhaltsverzeichnis|inhalt|on this page|in this (article|post|story)|(jump to|print) recipe|rezept drucken|no responses? so far|permali(nk|en)|pdf|copy|play|video player|image \d+ of .{0,160}|\d+\s*[/|]\s*\d+|\d+ (views?|aufrufe|reads|shares|likes|reactions?|votes?|claps?))\W{0,160}$/i,
    'control',
  ],
  [
    /^\W{0,160}(copyright\b.{0,140}|(©|\(c\)) ?\d{4}.{0,160}|©.{0,60}|alle rechte vorbehalten.{0,160}|tous droits réservés.{0,160}|todos los derechos reservados.{0,160}|.{0,60}all rights reserved\W{0,160})$/i,
    'copyright',
  ],
  [
    /^\W{0,160}((titel|beitrags)?bild(er|quelle|nachweis)?|fotos?|photos?|image|picture|pictured|crédits?( photos?)?|quellen?|źródło|fot\.?|(photo|image|picture) (credit|source|courtesy)s?|credits?|sources?)\s*(:|©|\bby\b).{2,80}$|^.{0,80}\b(getty images|istock(photo)?(\.com)?|shutterstock(\.com)?|unsplash|pexels|pixabay|adobe ?stock|picture alliance|imago images)\W{0,3}$|^[^.!?]{0,100}© ?\p{L}[^.!?]{2,70}$/iu,
    'credit',
  ],
  [
    /\b(affiliate links?|affiliate commission|earn a commission|may earn (a )?(commission|money)|affiliate and\/or referral links?|provisions?-?links?|erhält .{2,40} provision|affiliate-links?)\b/i,
    'disclosure',
  ],
];

/**
 * True for a line that invites the reader to another page, by a label ("Read more:") or by capital letters. The caller
 * checks that the line is mostly a link.
 */
export const isInvitation = (text: string): boolean =>
  INVITATION.test(text) ||
  (text === text.toUpperCase() && text.split(/\s+/).filter((word) => /\p{Lu}{2}/u.test(word)).length > 1);
const INVITATION =
  /^\W*(related( \w+)?|more|see (also|more)|read( more| also| next| this)?( on .{1,30})?|watch|listen|lire|lesen|voir|ver|vea|mira|leggi|lees)\s*[:»›>]|^\W*also on [\w-]+\.\w{2}/i;
