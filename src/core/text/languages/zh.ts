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
    closing: '总结|结论|结语|小结|總結|結論|最后|总之',
    takeaway: '要点|亮点|特点|优势|重點|主要功能',
    minor: '参考|参考文献|参考资料|相关|评论|外部链接|注释|推荐阅读',
    howTo: '如何|怎么|怎样|方法|教程|指南|步骤',
    release: '发布说明|更新日志|变更日志|新特性|新功能|正式发布|发布|更新',
    changes: '新增|变更|修复|改进|新功能|新特性|错误修复|已知问题',
    breaking: '重大变更|不兼容变更|破坏性变更|弃用|废弃|移除',
    ingredients: '食材|原料|材料|用料',
    preparation: '做法|步骤|制作方法|制作步骤',
    question: '问题|提问',
    answer: '最佳答案|最佳回答|采纳答案|回答|答案',
    study: '研究|调查|研究人员|参与者|受访者|论文',
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
