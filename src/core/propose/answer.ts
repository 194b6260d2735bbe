/** What a model is asked for: one shape for every engine. */
export interface Answer {
  excerpt: string;
  introduction: string;
  points: { label: string; text: string; quote: string }[];
  closing: string;
  /** A suggestion; '' leaves the page's own. */
  title: string;
  tags: string[];
  categories: string[];
}

const text = (description: string) => ({ type: 'string', description }) as const;
const fields = {
  excerpt: text('One or two sentences: what the article is and who says so.'),
  introduction: text('The opening of the post, two or three sentences.'),
  points: {
    type: 'array',
    description: 'The key points, in the order of the article.',
    items: {
      type: 'object',
      properties: {
        label: text('Two to four words that name the point.'),
        text: text('The point in one sentence.'),
        quote: text('The sentence of the article that the point rests on, copied letter for letter.'),
      },
      required: ['label', 'text', 'quote'],
      additionalProperties: false,
    },
  },
  closing: text('One sentence from the conclusion of the article; empty when it has none.'),
  title: text('A title for the post; empty to keep that of the article.'),
  tags: { type: 'array', items: { type: 'string' } },
  categories: { type: 'array', items: { type: 'string' } },
} as const;

/** JSON Schema of an `Answer`, within what the strict modes of the services take: nothing optional, nothing besides. */
export const answerSchema = {
  type: 'object',
  properties: fields,
  required: Object.keys(fields),
  additionalProperties: false,
} as const;
