import type { DateWords, Language } from './language.ts';

export const zhDates: DateWords = {
  today: '今天|今日',
  yesterday: '昨天|昨日',
  ago: '前',
  units: ['分', '小时|小時', '天|日', '周|週'],
  modified: '更新|修改',
  published: '发布|發佈',
};

/** Chinese. */
export const zh: Language = {
  dates: zhDates,
  stopWords: `
    的 了 和 是 在 我 有 他 她 它 们 这 那 个 一 不 也 就 都 而 及 与 或 上 下 中 为 以 于 对 从 到 被 把 让 我们 他们 你们 这个 那个 可以 但是 因为 所以 如果 没有 已经 进行 以及
    一个 这些 通过`,
  cuePhrases: {
    farewell: '谢谢|感谢阅读|评论|下一篇|下期|订阅|关注我们|点击|下载|欢迎',
    closing: '总结|结论|结语|小结|總結|結論|最后|总之',
    takeaway: '要点|亮点|特点|优势|重點|主要功能',
    minor: '参考|参考文献|参考资料|相关|评论|外部链接|注释|推荐阅读',
    connective: '但是|然而|因此|所以|而且|此外|另外|例如|比如|首先|其次|最后|同时|不过|于是|并且|总之',
    back: '当然|其实|换句话说|如前所述|事实上|顺便说一下',
    pronoun: '他|她|它|他们|这|那|这个|那个|这些|此',
    first: '我|我们|本人',
    second: '你|您|你们',
  },
  negatingSigns: '不|没|沒|未|無|无|非',
  numbers: {
    hedges: '约',
  },
  frame: {
    keyPoints: '要点',
    conclusion: '总结',
    furtherLinks: '更多信息请参阅{links}。',
    source: '来源',
    firstAppeared: '本文首发于“{site}”。',
    readEntire: '阅读全文',
    article: '文章',
    others: '其他人',
    attribution: '{name}{verb}：{text}',
    tells: {
      other: '写道',
      steps: '说明',
      release: '宣布',
      questions: '回答',
      recipe: '分享食谱',
      list: '总结',
      study: '报告',
    },
    thirdPerson: {
      patterns: ['(?:本文|这篇文章|在本文中|在这篇文章中)，?(?:我们|我)?(?:将|会|主要)?{verb}{text}'],
      verbs: {
        介绍: '介绍',
        讲解: '讲解',
        探讨: '探讨',
        分享: '分享',
        分析: '分析',
        说明: '说明',
        解释: '解释',
        讨论: '讨论',
        梳理: '梳理',
      },
      sentence: '{name}{verb}{text}',
    },
  },
};
