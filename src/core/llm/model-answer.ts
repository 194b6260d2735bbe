/** The JSON object that every model is asked to return. */
export interface ModelAnswer {
  excerpt: string;
  introduction: string;
  points: { label: string; text: string; quote: string }[];
  closing: string;
  /** A suggested title; '' keeps the page's title. */
  title: string;
  tags: string[];
  categories: string[];
}

const describeText = (description: string) => ({ type: 'string', description }) as const;
const answerFields = {
  excerpt: describeText('One or two sentences: what the article is and who says so.'),
  introduction: describeText('The opening of the post, two or three sentences.'),
  points: {
    type: 'array',
    description: 'The key points, in the order of the article.',
    items: {
      type: 'object',
      properties: {
        label: describeText('Two to four words that name the point.'),
        text: describeText('The point in one sentence.'),
        quote: describeText('The sentence of the article that the point rests on, copied letter for letter.'),
      },
      required: ['label', 'text', 'quote'],
      additionalProperties: false,
    },
  },
  closing: describeText('One sentence from the conclusion of the article; empty when it has none.'),
  title: describeText('A title for the post; empty to keep that of the article.'),
  tags: { type: 'array', items: { type: 'string' } },
  categories: { type: 'array', items: { type: 'string' } },
} as const;

/**
 * JSON Schema of a `ModelAnswer`. Every field is required and no other field is allowed, as the services demand in strict
 * mode.
 */
export const answerSchema = {
  type: 'object',
  properties: answerFields,
  required: Object.keys(answerFields),
  additionalProperties: false,
} as const;
