/** The few words that the servers' shapes are written in (JSON Schema). */
export const textShape = { type: 'string' };
export const listShape = (items) => ({ type: 'array', items });
/** An answer: what is read of it must be there; a real one has more. */
export const objectShape = (properties, required = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
});
/** A request: nothing that the description does not know. */
export const requestShape = (properties, required = Object.keys(properties)) => ({
  ...objectShape(properties, required),
  additionalProperties: false,
});
