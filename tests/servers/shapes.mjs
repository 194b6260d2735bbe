/** The few words that the servers' shapes are written in (JSON Schema). */
export const text = { type: 'string' };
export const list = (items) => ({ type: 'array', items });
/** An answer: what is read of it must be there; a real one has more. */
export const object = (properties, required = Object.keys(properties)) => ({ type: 'object', required, properties });
/** A request: nothing that the description does not know. */
export const request = (properties, required = Object.keys(properties)) => ({
  ...object(properties, required),
  additionalProperties: false,
});
