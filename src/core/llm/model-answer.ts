/** A model's response. The model names a point's sentences by number (`answerSchema`), and the parser looks them up. */
export interface ModelAnswer {
  excerpt: string;
  introduction: string;
  /** `quote`: the sentences of the article that the point rests on, verbatim, one per line; '' for none. */
  points: { label: string; text: string; quote: string }[];
  closing: string;
  /** A suggested title; '' keeps the page's title. */
  title: string;
  tags: string[];
  categories: string[];
}

const describeText = (description: string) => ({ type: 'string', description }) as const;
const answerFields = {
  // The points come first, since an answer may be cut off: small models repeat themselves for ever in a longer text.
  points: {
    type: 'array',
    description: 'The key points, in the order of the article.',
    items: {
      type: 'object',
      properties: {
        // The numbers come first: what a model writes next is then about these sentences.
        sentences: {
          type: 'array',
          description: 'The numbers of the one or two sentences of the article that the point rests on.',
          items: { type: 'integer' },
        },
        label: describeText('Two to four words that name the point.'),
        text: describeText('The point in one sentence.'),
      },
      required: ['sentences', 'label', 'text'],
      additionalProperties: false,
    },
  },
  excerpt: describeText('One or two sentences: what the article is and who says so.'),
  introduction: describeText('The opening of the post, two or three sentences.'),
  closing: describeText('One sentence from the conclusion of the article; empty when it has none.'),
  title: describeText('A title for the post; empty to keep that of the article.'),
  tags: { type: 'array', items: { type: 'string' } },
  categories: { type: 'array', items: { type: 'string' } },
} as const;

/**
 * JSON Schema of the object that every model is asked to return. Every field is required and no other field is allowed, as
 * the services demand in strict mode.
 */
export const answerSchema = {
  type: 'object',
  properties: answerFields,
  required: Object.keys(answerFields),
  additionalProperties: false,
} as const;
