/** The answer that every model is asked for. */
export interface ModelAnswer {
  excerpt: string;
  introduction: string;
  points: { label: string; text: string; quote: string }[];
  closing: string;
  /** A suggestion; '' keeps the page's title. */
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

/** JSON Schema of a `ModelAnswer` for the strict modes of the services: every field required, no other fields. */
export const answerSchema = {
  type: 'object',
  properties: answerFields,
  required: Object.keys(answerFields),
  additionalProperties: false,
} as const;
