import { normalizeBaseAddress } from '../core/base-address.ts';
import type { Field, Values } from '../storage/field.ts';
import type { Output, OutputContext, Readiness } from './output.ts';

/** Returns a destination's field values; a field that the user has not set has its initial value. */
export function withDefaults(output: Output, values: Values): Values {
  const initial = output.fields.map(({ key, initial = '' }) => [key, initial]);
  return { ...Object.fromEntries(initial), ...values };
}

/**
 * Returns the first thing that a send lacks: required fields, a secret, host permissions, or what the output itself checks.
 */
export async function checkReadiness(output: Output, given: Values, context: OutputContext): Promise<Readiness> {
  const values = withDefaults(output, given);
  const empty = listActiveFields(output, values).filter(
    (field) => field.required && !isFilledIn(field, values[field.key] ?? ''),
  );
  const settings = empty.filter(({ kind }) => kind !== 'secret' && kind !== 'folder').map(({ key }) => key);
  if (settings.length > 0) return { is: 'needs-settings', fields: settings };
  const secret = empty.find(({ kind }) => kind === 'secret');
  if (secret) return { is: 'needs-sign-in', field: secret.key };
  const hosts = output.hosts?.(values) ?? [];
  if (hosts.length > 0 && !(await context.hasPermission(hosts))) return { is: 'needs-permission', hosts };
  return (await output.checkReadiness?.(values, context)) ?? { is: 'ready' };
}

/** Lists the fields that are used with these values; other fields are hidden by their `only` condition. */
export function listActiveFields({ fields }: Output, values: Values): Field[] {
  const isActive = ({ only }: Field): boolean =>
    !only ||
    (only.among.includes(values[only.key] ?? '') && fields.some((one) => one.key === only.key && isActive(one)));
  return fields.filter(isActive);
}

/** Whether a destination accepts files other than posts, such as a backup. Outputs with the field `images` do. */
export const acceptsFiles = (output: Output, given: Values): boolean =>
  listActiveFields(output, withDefaults(output, given)).some(({ key }) => key === 'images');

const isFilledIn = ({ kind }: Field, value: string) =>
  kind === 'url' ? normalizeBaseAddress(value) !== null : value.trim() !== '';
