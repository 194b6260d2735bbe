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
    earlier:
      '前回|以前|昨年|先週|かつて',
    purpose:
      'この記事|本記事|今回|紹介し|紹介する|ご紹介|解説',
    limit:
      'まで|以上|以下|最大|最小|限定|のみ|だけ|必要|なければ|できない',
    availability:
      '利用可能|提供|無料|から|開始|公開|発売|対応|標準',
    verdict:
      'つまり|要するに|重要|べき|ため|おすすめ|結果|わかった|考え|最も',
    caveat:
      'ただし|しかし|まだ|除く|ものの|一方|注意|難しい',
    announcement:
      '発表|導入|公開|提供開始|リリース|発売',
    report:
      'と述べ|と話し|によると|によれば|と語|と説明|という',
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
};
