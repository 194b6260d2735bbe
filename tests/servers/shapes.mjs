/** Short helpers to write the JSON Schemas of requests and responses. */
export const textShape = { type: 'string' };
export const listShape = (items) => ({ type: 'array', items });
/** Schema of an object in a response: the properties that Precis reads must be there; a real response has more. */
export const objectShape = (properties, required = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
});
/** Schema of an object in a request: other properties than the described ones are not allowed. */
export const requestShape = (properties, required = Object.keys(properties)) => ({
  ...objectShape(properties, required),
  additionalProperties: false,
});
