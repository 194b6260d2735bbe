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
    earlier:
      '上一篇|此前|去年|上周|曾经|之前',
    purpose:
      '本文|这篇文章|今天|介绍|接下来',
    limit:
      '最多|至少|最大|最小|仅|只|必须|需要|不能|限制|以上|以下',
    availability:
      '可用|提供|免费|开始|发布|推出|支持|默认|上线',
    verdict:
      '总之|意味着|重要|应该|因为|建议|结果|表明|最|关键|而不是',
    caveat:
      '但|然而|不过|尚未|除了|尽管|虽然|目前|避免|风险|难以',
    announcement:
      '宣布|推出|发布|上线',
    report:
      '表示|说|称|指出|认为|据|报道',
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
};
