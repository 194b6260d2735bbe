import { normalizeBaseAddress } from '../core/base-address.ts';
import type { Field, Values } from '../storage/field.ts';
import type { Output, OutputContext, Readiness } from './output.ts';

/** A destination's values; empty fields have their initial values. */
export function withDefaults(output: Output, values: Values): Values {
  const initial = output.fields.map(({ key, initial = '' }) => [key, initial]);
  return { ...Object.fromEntries(initial), ...values };
}

/** What would keep a click from sending: settings, then sign-in, then permission, then the output's own check. */
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

/** The fields that are used with these values. */
export function listActiveFields({ fields }: Output, values: Values): Field[] {
  const isActive = ({ only }: Field): boolean =>
    !only ||
    (only.among.includes(values[only.key] ?? '') && fields.some((one) => one.key === only.key && isActive(one)));
  return fields.filter(isActive);
}

/** Whether a destination takes files other than posts: those that can have images beside a post do. */
export const acceptsFiles = (output: Output, given: Values): boolean =>
  listActiveFields(output, withDefaults(output, given)).some(({ key }) => key === 'images');

const isFilledIn = ({ kind }: Field, value: string) =>
  kind === 'url' ? normalizeBaseAddress(value) !== null : value.trim() !== '';
