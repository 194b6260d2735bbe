import type { DateWords, Language } from './language.ts';

export const jaDates: DateWords = {
  today: '今日',
  yesterday: '昨日',
  ago: '前',
  units: ['分', '時間', '日', '週'],
  modified: '更新',
  published: '公開',
};

/** Japanese. */
export const ja: Language = {
  dates: jaDates,
  stopWords: `
    これ それ あれ この その あの ここ そこ もの こと ため よう とき する いる ある なる など から まで より では には とは です ます した して ない さん たち また および ので のは のに のが
    が の を に は で と も へ や か な だ た て し れ さ`,
  cuePhrases: {
    closing: 'まとめ|結論|おわりに|終わりに|最後に|総括',
    takeaway: 'ポイント|特徴|メリット|概要|要点',
    minor: '参考|参考文献|脚注|関連項目|外部リンク|コメント|関連記事',
    howTo: '方法|手順|やり方|使い方|入門|はじめ方|チュートリアル',
    release: 'リリースノート|変更履歴|更新履歴|新機能|をリリース|リリース|アップデート|提供開始',
    changes: '追加|変更|修正|改善|新機能|バグ修正|不具合修正|既知の問題',
    breaking: '破壊的変更|互換性のない変更|非推奨|削除|廃止',
    ingredients: '材料|用意するもの|準備するもの',
    preparation: '作り方|手順|調理手順',
    question: '質問|問い',
    answer: 'ベストアンサー|回答|答え',
    study: '研究|調査|研究者|参加者|被験者|論文',
    connective: 'しかし|また|そして|さらに|ただし|例えば|たとえば|つまり|そのため|なお|一方|だから|ところで|それでも',
    back: 'もちろん|実は|要するに|前述のように|ちなみに',
    pronoun: 'これ|それ|あれ|この|その|彼|彼女|ここ|そこ',
    first: '私|僕|我々|私たち',
    second: 'あなた|皆さん',
  },
  negatingSigns: '不|未|無|非|ない|なか|ませ|ずに',
  numbers: {
    percent: 'パーセント',
    hedges: '約',
  },
};
