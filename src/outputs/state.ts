import { baseOf } from './address.ts';
import type { Field, Output, State, Values, World } from './output.ts';

/** A destination's values, with what its empty fields start with. */
export function filled(output: Output, values: Values): Values {
  const initial = output.fields.map(({ key, initial = '' }) => [key, initial]);
  return { ...Object.fromEntries(initial), ...values };
}

/** What would keep a click from sending: settings, then sign-in, then permission, then what the output itself knows of. */
export async function stateOf(output: Output, given: Values, world: World): Promise<State> {
  const values = filled(output, given);
  const empty = askedFor(output, values).filter((field) => field.required && !holds(field, values[field.key] ?? ''));
  const settings = empty.filter(({ kind }) => kind !== 'secret' && kind !== 'folder').map(({ key }) => key);
  if (settings.length > 0) return { is: 'needs-settings', fields: settings };
  const secret = empty.find(({ kind }) => kind === 'secret');
  if (secret) return { is: 'needs-sign-in', field: secret.key };
  const hosts = output.hosts?.(values) ?? [];
  if (hosts.length > 0 && !(await world.permitted(hosts))) return { is: 'needs-permission', hosts };
  return (await output.state?.(values, world)) ?? { is: 'ready' };
}

/** The fields that mean something with these values. */
export function askedFor({ fields }: Output, values: Values): Field[] {
  const isAskedFor = ({ only }: Field): boolean =>
    !only ||
    (only.among.includes(values[only.key] ?? '') && fields.some((one) => one.key === only.key && isAskedFor(one)));
  return fields.filter(isAskedFor);
}

/** Whether a place takes files that are no posts: those that may have images beside a post do. */
export const takesFiles = (output: Output, given: Values): boolean =>
  askedFor(output, filled(output, given)).some(({ key }) => key === 'images');

const holds = ({ kind }: Field, value: string) => (kind === 'url' ? baseOf(value) !== null : value.trim() !== '');
