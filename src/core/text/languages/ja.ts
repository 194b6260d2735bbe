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
    farewell: 'ください|ありがとう|コメント|次回|登録|フォロー|お楽しみに|お問い合わせ',
    closing: 'まとめ|結論|おわりに|終わりに|最後に|総括',
    takeaway: 'ポイント|特徴|メリット|概要|要点',
    minor: '参考|参考文献|脚注|関連項目|外部リンク|コメント|関連記事',
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
  frame: {
    keyPoints: '要点',
    conclusion: 'まとめ',
    furtherLinks: '詳しくは{links}を参照。',
    source: '出典',
    firstAppeared: 'この記事は「{site}」に最初に掲載されました。',
    readEntire: '記事全文を読む',
    article: 'この記事',
    others: 'ほか',
    attribution: '{name}は次のように{verb}：{text}',
    tells: {
      other: '書いている',
      steps: '説明している',
      release: '発表している',
      questions: '答えている',
      recipe: 'レシピを紹介している',
      list: 'まとめている',
      study: '報告している',
    },
    thirdPerson: {
      patterns: ['(?:本記事|この記事|本稿|今回の記事)では、?(?:私が|筆者が)?{text}{verb}。'],
      verbs: {
        を紹介します: 'を紹介している',
        を解説します: 'を解説している',
        を説明します: 'を説明している',
        について解説します: 'について解説している',
        について説明します: 'について説明している',
        について紹介します: 'について紹介している',
        をまとめます: 'をまとめている',
        をご紹介します: 'を紹介している',
      },
      sentence: '{name}は{text}{verb}。',
    },
  },
};
