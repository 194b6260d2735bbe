/** Saved posts for the screenshots of the library, as a library file that the import view reads. */

const HOUR = 3_600_000;

const stories = [
  [
    'A lighthouse that sends its own weather',
    'Coastline Quarterly',
    ['weather', 'sensors', 'open data', 'maintenance', 'lighthouses'],
    1,
  ],
  ['The quiet end of the phone box', 'Lakeland Ledger', ['telephones', 'towns', 'design', 'repair'], 3],
  [
    'What a library learns by lending tools',
    'Commons Review',
    ['libraries', 'repair', 'commons', 'tools', 'towns', 'reading'],
    150,
  ],
  ['Ninety seconds of birdsong, every dawn since 1981', 'Field Notes', ['archives', 'birds', 'sound'], 170],
  ['How the valley got its own bus back', 'Northern Line', ['transport', 'places', 'commons'], 190],
  ['A map that forgets on purpose', 'Commons Review', ['maps', 'privacy', 'design', 'places'], 200],
  ['The tide tables were wrong for a year', 'Coastline Quarterly', ['open data', 'weather', 'maintenance'], 210],
  ['Bread ovens as public works', 'Lakeland Ledger', ['towns', 'food'], 400],
  ['Why the bridge hums at eleven degrees', 'Span', ['engineering', 'maintenance', 'sound'], 430],
  ['Mending the last mechanical departure board', 'Northern Line', ['repair', 'railways', 'design', 'museums'], 470],
  ['المنارة التي ترسل طقسها بنفسها', 'مجلة الساحل', ['طقس', 'منارات'], 500],
  ['自分で天気を送る灯台', '海辺の季刊誌', ['天気', '灯台'], 520],
];

const points = [
  ['Cost', 'The whole station costs 41 euros, less than the old lamp burned in diesel on one night.'],
  ['Accuracy', 'Over four months it was 0.6 metres a second from the airport’s instrument, and never more than two.'],
  ['Who reads it', 'Sixty-two boats ask for the wind each morning; the school bus asks about the ice.'],
];

/** Writes `count` posts as a library file. `now`: milliseconds since 1970. */
export function writeSampleLibrary(now, count = 26) {
  const posts = Array.from({ length: count }, (_, number) => {
    const [title, site, tags, hours] = stories[number % stories.length];
    const round = Math.floor(number / stories.length);
    const savedAt = new Date(now - (Number(hours) + round * 900) * HOUR).toISOString();
    const post = {
      title: round === 0 ? title : `${title} (${round + 1})`,
      comment: number === 0 ? 'This is what I mean by small tech: a thing that one person can mend.' : '',
      description: '',
      excerpt:
        'For eleven winters the keepers of Tarn Point guessed the wind. Now a box the size of a loaf reads it every ten seconds.',
      introduction: '',
      authors: ['Ines Okafor'],
      date: savedAt.slice(0, 10),
      canonical: `https://reading.example/${number}`,
      feed: { name: site, url: '' },
      viewingMode: 'external',
      language: 'en',
      image: '',
      categories: ['Small tech'],
      tags,
      points: points.map(([label, text]) => ({ label, text, quote: text })),
      sections: [],
      links: [],
      slug: '',
    };
    const seen = { address: `reading.example/${number}`, title: post.title, date: post.date };
    const saved = { id: `sample-${number}`, post, profile: 'jekyll', savedAt, changedAt: savedAt, seen };
    const markdown = points.map(([, text]) => text).join('\n\n');
    return { saved, body: markdown, receipts: [] };
  });
  return JSON.stringify({ precis: 1, posts });
}
