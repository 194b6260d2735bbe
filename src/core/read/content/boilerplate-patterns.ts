/** Patterns that recognise boilerplate by the class and id of an element. */

/**
 * Returns a cached test for a long pattern, because the same few class names are tested many times. The test returns
 * the word that matched, or '' when nothing matched.
 */
function memoizePattern(pattern: RegExp): (names: string) => string {
  const matches = new Map<string, string>();
  return (names) => {
    if (!names) return '';
    let match = matches.get(names);
    if (match === undefined) {
      match = pattern.exec(names)?.[2] ?? '';
      if (matches.size > 2000) matches.clear();
      matches.set(names, match);
    }
    return match;
  };
}

/** Returns the matching name when the class or id of an element says that it is never part of an article; else ''. */
export const isBoilerplate = memoizePattern(
  /(^|[\s_-])(comments?-?(area|list|section|wrap\w*|form|container|count|link|respond)|commentlist|disqus\w*|respond|jp-relatedposts|sharedaddy|addtoany\w*|a2a_kit|addthis\w*|social-?(share|sharing|links|icons|buttons|bar|media-links|follow|list)|share-?(buttons?|bar|links?|tools?|box|this|icons?|widget|list|post|article|wrap\w*|container)|sharing|shares?|(post|article|entry)-?share|related-?(posts?|articles?|stories|content|links?|news|topics?|items?|reading|entries|products?)|yarpp\w*|more-?(from|stories|articles|posts|news|on-this|like-this)|also-?(like|read)|read-?(next|also)|you-?may-?(also-?)?like|recommend(ed|ations?)(-\w+)?|recirc\w*|similar-?(links?|list\w*|stories|articles|posts)|outbrain\w*|taboola\w*|zergnet\w*|newsletter(-\w+)*|subscribe(-\w+)*|subscription(-\w+)*|(e-?mail-?)?sign-?up(-\w+)*|optin(-\w+)*|mc_embed\w*|mailchimp\w*|email-?capture|author-?(box|bio|card|info|profile|about|details|description|blurb|block|area|section|widget|content)|about-?(the-)?author|(post|article|entry|single|blog)-?author-?(box|bio|info|card)|(post|article|entry|story|single|page|blog)-?(tags?|topics|categor(y|ies)|terms|taxonomy|nav(igation)?|pagination|footer-?(meta|links|tags)|rating|utility|tools|actions)|tags?-?(list|links|cloud|container|wrap\w*)|cat-?links|post-?ratings?|kk-star-ratings|nav-links|breadcrumbs?|bread-crumb\w*|cookie(-\w+)*|gdpr(-\w+)*|consent(-\w+)*|advert\w*|ads?-?(container|wrap\w*|slot|unit|block|banner|label|text|space|box|placeholder|widget|row|outstream)|adsbygoogle|dfp(-\w+)*|sponsor(ed)?-?(content|links?|post|message|block)?|promo(-\w+)*|print-?(link|button|only)|d-print-(block|inline|flex)|visible-print(-\w+)*|skip-?link|screen-?reader(-text)?|sr-only|visually-?hidden|assistive-text|copy-?(button|code|btn)|btn-?copy|reading-?time|read-?time|view-?count|(post|content|entry|page)-?views|edit-?(post|page|link)|mw-editsection|navbox|noprint|hatnote|likes?-?(button|count|box)|reactions?(-\w+)*|feedback(-\w+)*|was-this-helpful|submission-history|survey|audio-?player-?(controls|label)|most-?(read|popular|viewed|recent)|popular-?(posts|articles|stories|now)|trending(-\w+)*|follow-?(us|me|buttons?|links?)|aiabs)($|[\s_-])/i,
);

/**
 * Returns the matching name for a table of contents or an element around one; else ''. Such an element is boilerplate
 * only when it consists mostly of links.
 */
export const isTableOfContents = memoizePattern(
  /(^|[\s_-])(toc|table-of-contents|tableofcontents|toc_?(container|wrap\w*|list|box)|ez-toc\w*|lwptoc\w*|rank-math-toc\w*|on-this-page|contents-list)($|[\s_-])/i,
);

/** Returns the matching name for an element that is boilerplate only when it is short or mostly links; else ''. */
export const maybeBoilerplate = memoizePattern(
  /(^|[\s_-])(metadata|((post|entry|article)-?)?meta|byline|dateline|authors?|vcard|posted-on|published|pubdate|date|timestamp|time|updated|credits?|(image|photo)-?credit|share|social|related|subscribe|signup|cta|paywall(-\w+)*|banner|footer|menu|nav|pager|pagination|tags?|categor(y|ies)|topics?|kicker|overline|eyebrow|label|badge|rating|reading|disclaimer|disclosure|affiliate|copyright|source|login|register|widget|sidebar|teaser|linkbox|download-app|app-promo|contact|legal|print|controls?|toolbar|player|counter|stats|claps?|votes?|score|follow|donate|donation|support-us|shop|price|buy|advert|anzeige|werbung|publicidad|reklama)($|[\s_-])/i,
);
