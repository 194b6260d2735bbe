import type { DateWords, Language } from './language.ts';

export const enDates: DateWords = {
  months:
    'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep|october oct|november nov|december dec',
  today: 'today',
  yesterday: 'yesterday',
  ago: 'ago',
  units: ['min', 'h|hr|hour', 'd|day', 'w|week'],
  modified: 'updat|modif|edited(?! by)|revised',
  published: 'publi|posted',
};

/** Adds the forms of verbs that only add an `s` for one subject: `show` and `shows` → `shows|show`. */
const toThirdPersonVerbs = (verbs: string, others: Record<string, string>): Record<string, string> => ({
  ...Object.fromEntries(
    verbs.split(' ').flatMap((verb) => [verb, `${verb}s`].map((form) => [form, `${verb}s|${verb}`])),
  ),
  ...others,
});

/** English. */
export const en: Language = {
  dates: enDates,
  stopWords: `
    a about above after again all also although always am an and another any are around as at back be became because
    been before being below between both but by can cannot could did do does doing done down during each either else
    even ever every few first for from get gets getting go goes going got had has have having he her here hers
    herself him himself his how however i if in instead into is it its itself just know last least less let let's
    like made make makes making many may me might more most much must my myself need needs neither never new next no
    nor not nothing now of off often on once one only or other others our ours out over own per please put rather
    really said same say says see she should since so some something still such take than that the their theirs them
    themselves then there these they thing things this those through to together too two under until up upon us use
    used uses using very via want was way we well were what when where whether which while who whose why will with
    within without would yes yet you your yours isn't don't doesn't can't won't it's that's there's you're we're
    they're i'm you'll we'll i've we've you've didn`,
  commonWords: `
    across against almost along already among anyone anything aren away become behind best better beyond came couldn
    enough everyone everything example further give given good great hasn haven help helps hence inside keep lot
    main maybe ones onto perhaps quite seen several shall someone soon sure though three thus today toward towards
    useful wasn ways went weren whatever whole whom wouldn yourself read learn post article blog check look wants
    including includes include based simply easily week month year years day days time times start work works
    working find show shows step steps part parts kind bit number different various following able available
    important possible right left high low big small long short full four five second hundred hundreds thousand
    thousands million millions billion billions dozen dozens half jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue wed thu fri`,
  weekdays: 'monday tuesday wednesday thursday friday saturday sunday',
  listConjunctions: 'and|or',
  partWords: 'step|part|tip|chapter',
  conjunctions: "and|but|so|or|yet|that is why|that's why|this is why",
  keepConjunctionBefore: 'that|if|far|on|forth|much|many',
  abbreviations: `
    mr mrs ms mx dr prof st sr rev hon gen col maj capt lt sgt cmdr gov sen rep pres e.g i.e vs cf viz approx ca
    circa fig figs eq eqs tab ref refs sec pp chap art nr no nos vol vols ch cap ed eds max min`,
  finalAbbreviations: `
    etc inc ltd corp co bros plc llc dept est jr sr ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c u.s.a b.c a.d jan
    feb mar apr jun jul aug sep sept oct nov dec et al mon tue tues wed thu thur thurs fri sat sun ave blvd rd hwy
    mt ft sq tel ext adv o.k`,
  smallTitleWords: 'a an the and but or nor for of in on at to by as per via vs with from into',
  sentenceOpeners: `
    the a an it he she they we you i this that these those there here when where while if but and or so in on at as
    for to by with from our its their his her my your what why how who which after before since because however
    although also then now some most many all each every no not one let once both today it's that's there's i'm
    we're he's she's they're`,
  prepositions:
    'about across against as at by during for from in into on over through to under using via when while with without',
  cuePhrases: {
    farewell:
      'let me know|let us know|check out|feel free|stay tuned|thank you|thanks|leave a comment|in the comments|if you have any|any questions|questions|feedback|next part|next post|next article|next time|another time|another post|subscribe|sign up|follow us|follow me|newsletter|try it|try this|visit|click|download|contact us|reach out|read more|learn more|happy coding|give it a try|i hope|we hope|hope you|hope this|wait to see|keep an eye',
    earlier:
      'previous post|previous article|previous blog|last post|last article|part 1|part one|part i|last time|previously|earlier|back in|last week|last month|last year|used to|years ago|months ago|once|in the past|originally|recently|was born|grew up|the other day',
    purpose:
      "in this post|in this article|in this guide|in this tutorial|in this blog post|this post|this article|this guide|this tutorial|this blog post|this release|today, we|today we|we're announcing|we are announcing|announcing|excited to|pleased to|proud to|happy to|thrilled to|we're introducing|i'm going to|we're going to|we'll|we will|i'll|let's|meet|read on|here's|here is|here are",
    limit:
      "up to|at least|at most|no more than|no longer|maximum|minimum|limited to|limit|limits|only|must|required|requires|require|need to|needs to|cannot|can't",
    availability:
      'available|availability|free|preview|released|release|launch|launched|launches|rolling out|rolls out|opens|opened|as of|starting|starts|begins|from today|until|through|open source|open-source|by default|supported|supports',
    verdict:
      "in short|the point is|bottom line|that means|this means|which means|the result|as a result|turns out|in the end|it's time|should|shouldn't|ought to|the key|the best|the most|most important|important|the real|the only|the problem|the reason|because|worth|recommend|recommended|conclusion|found that|finds that|shows that|showed that|suggests|believe|argue|argues|i think|we found|proves|crucial|essential|matters|instead of|rather than|not just|more than",
    caveat:
      'not yet|except|unless|however|but|although|though|despite|currently|still|caveat|downside|drawback|beware|never|without|instead|even if|only if|avoid|risk|risks|fail|fails|fault|difficult|hard to|unclear',
    announcement:
      'announce|announces|announced|announcing|introduce|introduces|introduced|introducing|unveiled|unveils|launch|launches|launched|launching|releases|released|releasing|excited to|pleased to|proud to|happy to|now available|generally available|public preview',
    report:
      'said|says|told|tells|added|adds|according to|wrote|writes|explained|explains|stated|claims|claimed|reported|tweeted|asked|called',
    closing:
      "conclusion|conclusions|concluding|summary|summing up|in summary|to summarize|in conclusion|wrap up|wrapping up|wrap-up|final thoughts|closing|closing thoughts|the bottom line|looking ahead|looking forward|what's next|what’s next|next steps|in short|overall|recap|tl;dr",
    takeaway:
      "key takeaways|takeaways|key points|highlights|at a glance|benefits|key features|features|what's new|what’s new|why it matters|advantages|best practices|capabilities|lessons|results|findings|key",
    minor:
      'references|related|comments|about the author|resources|acknowledgements|footnotes|see also|share|further reading|learn more|contents|table of contents|feedback|faq|contributors|thank you|prerequisites|disclaimer|subscribe|get started|getting started|additional resources|credits|sponsors',
    howTo:
      "how to|how-to|how do i|how you can|here's how to|a guide to|guide to|step by step|step-by-step|getting started|tutorial",
    release:
      "release notes|changelog|change log|patch notes|what's new|released|is released|now available|is now available|is here|update",
    changes:
      'added|changed|fixed|improved|new features|bug fixes|bugfixes|fixes|improvements|new in this release|known issues|security fixes|changes',
    breaking:
      'breaking changes|breaking|deprecated|deprecations|deprecation|removed|removals|end of support|upgrade notes',
    ingredients: "ingredients|ingredient list|you will need|what you need|what you'll need",
    preparation: 'instructions|directions|method|preparation|steps|how to make it',
    question: 'question|the question',
    answer: 'accepted answer|best answer|top answer|answer|answers',
    study:
      'study|studies|researcher|researchers|participants|respondents|survey|surveyed|peer-reviewed|findings|abstract',
    back: "with that in mind|with this in mind|that being said|as mentioned above|as mentioned|as noted above|as noted|as discussed|as described above|as shown above|as we saw|as we have seen|as we've seen|as stated|as you can see|as you know|of course|needless to say|in other words|that said|having said that|to be clear|simply put|put simply|in fact|as a reminder|as always|as usual|for what it's worth|to put it simply|long story short|to be honest|it's worth noting that|it is worth noting that|note that|please note that|remember that|keep in mind that|it turns out that|fwiw|by the way|btw|anyway|basically|essentially|interestingly|fortunately|unfortunately|obviously|clearly|indeed|well|ok|okay|so yes|oh",
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
    generic:
      'introduction|intro|overview|instructions|directions|method|preparation|background|usage|use|example|examples|details|more details|notes|note|general|summary|description|about|context|motivation|the problem|the solution|solution|problem|discussion|method|methods|how it works|why|what|who|when|where|how|more|other|others|misc|miscellaneous|news|update|updates|changes|options|setup|installation|tips|quick start|preface|abstract|tl;dr|result|what happened|final words|the end|the good|the bad|pros|cons|pros and cons|important|warning|caution|tip|info|information|new|added|changed|fixed|fixes|bug fixes|improvements|key takeaway|bonus|so what|the basics|basics|table',
    backMatter:
      'references|related|comments|about the author|about the authors|acknowledgements|acknowledgments|footnotes|see also|external links|share|further reading|contents|table of contents|in this article|on this page|credits|sponsors|subscribe|newsletter|other posts in this series|posts in this series|more from|more on|read more|read next|you may also|you might also|recommended|most read|popular|trending|follow us|join us|contributors|disclosure|disclaimer|leave a reply|leave a comment|contact|sources|image credits|photo credits|advertisement|thanks to|special thanks',
    contents:
      "in this section|in the next section|in the previous|in my previous|in my last|in my next|in the next post|in part|previously on|for full details|for the full|for a deeper|for a complete|for additional|to see|to find out|to read|in the following section|in this chapter|here's a look|here is a look|here are some|here are a few|below is|below are|below you|read on|keep reading|let's|let us|let me|let's see|what follows|we'll cover|this post covers|before we|i'll show|more on that|more about|without further ado|as always|i hope|we hope|hope you|hope this|enjoy|welcome to|thank you|thanks for|many thanks|thanks again|congratulations|kudos|special thanks|please|feel free|hear|listen to|tune in|don't miss|join|contact|reach out|email|e-mail|scroll|tap here|if you enjoyed|if you liked|if you like this|if you have any questions|if you have questions|have a question|got a question|want more|questions or comments|we welcome|we'd love|we would love|i'd love|related|advertisement|sponsored|editor's note|disclosure|disclaimer|full disclosure|originally published|updated|published|posted|last updated|filed under|photo|image|video|watch",
    credit:
      'all rights reserved|contributed to this report|contributed reporting|reported from|reporting by|editing by|edited by|written by|originally appeared|originally published|first appeared|first published|republished|read more|click here|tap here|sign up for|sign up to|subscribe to our|subscribe to my|our newsletter|follow us|follow me|follow him|follow her|affiliate links|sponsored by|sponsored post|photo by|photos by|photo credit|image credit|image by|images by|image courtesy|courtesy of|getty images|getty|shutterstock|unsplash|ap photo|via ap|via getty|in the comments|leave a comment below|comment below|reach out to|contact us|our website|terms of service apply|privacy policy|consider a donation|consider donating|become a member|become a subscriber|support our|did not respond to|did not immediately respond|declined to comment|could not be reached|this article was updated|this article has been updated|this story was updated|this story has been updated|this post was updated|this post has been updated|pictured above|pictured left|pictured right',
    dangling:
      'if so|if not|this|that|these|those|it|its|they|their|them|he|she|his|her|such|both|another|other|others|the other|the others|the former|the latter|the same|here|now|which|among them|because of this|because of that|for this reason|as such|one of them|some of them|most of them|all of them|all of this|all this|none of these|each of them|each of these|both of these|many of these|to do this|to do so|to do that|in this case|in that case|in both cases|in such cases|with this|with that|from there|from here|at that point|at this point|then|also|instead',
    selfContained:
      "there is|there are|there was|there were|there will|there has|there have|there's|here are|so far|in addition to|in contrast to|it is no|it's no|it is understood|it's understood|it is possible|it's possible|it is now possible|it is important|it's important|it is not possible|it is easy|it is hard|it is difficult|it is necessary|it is time|it takes|it will be possible|it was not until|both of us|this release|this version|this article|this post|this guide|this tutorial|this year|this week|this month|this morning|this summer|this autumn|this winter|this spring|this study|this paper|this update|here is how|here's how|now that|that said",
    personal: 'he|she',
    interrogative: 'how|what|why|when|where|who|which',
    attribution:
      'said|says|say|told|tells|added|adds|wrote|writes|explained|explains|argued|argues|claimed|claims|warned|warns|noted|notes|stated|states|according to|announced|tweeted|insisted|insists|suggested|suggests|believes|thinks|asked|asks|recalled|recalls|concluded|concludes|commented|comments|replied|continued|quoted|recommends|recommended',
    clause: 'but|while|whereas|although|though|because|so|since|after|before|even|yet',
    relative: 'which|who|whose|where|whom',
  },
  negations: `
    not no never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont
    wouldnt shouldnt couldnt hasnt havent hadnt aint unable hardly fails failed refused denied denies`,
  numbers: {
    units: `
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen`,
    tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
    others: { dozen: 12, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
    multipliers: {
      hundred: 100,
      thousand: 1e3,
      million: 1e6,
      millions: 1e6,
      billion: 1e9,
      billions: 1e9,
      bn: 1e9,
      trillion: 1e12,
      trillions: 1e12,
      lakh: 1e5,
      crore: 1e7,
    },
    connector: 'and',
    percent: 'percent\\b|per cent\\b|pct\\b',
    hedges:
      'about|around|nearly|almost|over|under|more than|less than|fewer than|at least|up to|some|roughly|approximately',
  },
  frame: {
    keyPoints: 'Key Points',
    ownWords: 'Key points, in the article’s own words:',
    readAll: 'Read it all at {link}.',
    conclusion: 'Conclusion',
    furtherLinks: 'For further information, see {links}.',
    source: 'Source',
    via: 'Via',
    firstAppeared: 'This post appeared first on "{site}".',
    readEntire: 'Read the entire article here',
    article: 'The article',
    others: 'others',
    attribution: '{name} {verb}: {text}',
    attributedClause: '{name} {verb} that {text}',
    imperatives: 'be do get go keep let make put see take try use',
    finiteVerbs:
      'am are can continue continues could did do does had has have is may might must remain remains should stay stays was were will would',
    tells: {
      other: 'writes|write',
      steps: 'explains|explain',
      release: 'announces|announce',
      questions: 'answers a question|answer a question',
      recipe: 'shares a recipe|share a recipe',
      list: 'gives an overview|give an overview',
      study: 'reports|report',
      news: 'reports|report',
    },
    thirdPerson: {
      patterns: [
        "(?:in|with) (?:this|the following) (?:[a-z-]+ ){0,2}(?:post|blogpost|article|blog|guide|tutorial|piece|essay|series|entry|walkthrough)(?: (?:about|for|of|on|to) [^,]{3,60})?,? (?:we|i|you)(?:'ll| will| shall| can|'m going to|'re going to| am going to| are going to)?(?: also| first| briefly)?(?: want to| would like to|'d like to)? {verb} {text}",
        '(?:this|the following) (?:[a-z-]+ ){0,2}(?:post|blogpost|article|guide|tutorial|piece|essay|series|entry|walkthrough) (?:will )?{verb} {text}',
        "(?:today,? )?(?:we|i)(?:'re| are|'m| am) (?:(?:very|so|really|super|extremely|also|incredibly) )*(?:excited|happy|pleased|thrilled|proud|delighted|glad) to {verb} {text}",
        "(?:today,? )?(?:we|i)(?:'re| are|'m| am) (?:(?:also|now|excited about|going to) )?{verb} {text}",
        "here(?:'s| is) (?:a|an|our|my) (?:[a-z]+ )?{verb} (?=at ){text}",
        '(?:read on|keep reading|scroll down) (?:below )?(?:to|and) {verb} {text}',
        '{verb} (?=how |why |what |about ){text}',
      ],
      // Marked as pure, so that the injected script, which reads only dates, leaves this file's other words out.
      verbs: /* @__PURE__ */ toThirdPersonVerbs(
        'announce argue break build compare continue cover create demonstrate describe detail dive explain explore highlight improve introduce investigate list look make measure offer outline present propose provide recommend release report review revisit set share show start summarize tackle take talk test turn unveil use walk',
        {
          address: 'addresses|address',
          addresses: 'addresses|address',
          announcing: 'announces|announce',
          discuss: 'discusses|discuss',
          discusses: 'discusses|discuss',
          examine: 'examines|examine',
          introducing: 'introduces|introduce',
          launch: 'launches|launch',
          launching: 'launches|launch',
          releasing: 'releases|release',
          sharing: 'shares|share',
          discover: 'shows|show',
          learn: 'shows|show',
          see: 'shows|show',
          'discover about': 'explains|explain',
          'learn about': 'explains|explain',
          'find out': 'shows|show',
          'check out': 'shows|show',
          focus: 'focuses|focus',
          focuses: 'focuses|focus',
          go: 'goes|go',
          tries: 'tries|try',
          try: 'tries|try',
        },
      ),
      sentence: '{name} {verb} {text}',
      pronouns: {
        'i am': 'they are',
        'i was': 'they were',
        "i'm": 'they are',
        "i've": 'they have',
        "i'd": 'they would',
        "i'll": 'they will',
        i: 'they',
        me: 'them',
        my: 'their',
        mine: 'theirs',
        myself: 'themselves',
        "we're": 'they are',
        "we've": 'they have',
        "we'd": 'they would',
        "we'll": 'they will',
        we: 'they',
        us: 'them',
        our: 'their',
        ours: 'theirs',
        ourselves: 'themselves',
      },
    },
  },
};
