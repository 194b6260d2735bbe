import { keepDestination } from '../../browser/destinations.ts';
import { filled } from '../../outputs/index.ts';
import type { Place } from '../../publish.ts';
import { RedirectLookup } from './RedirectLookup.tsx';

/** Of a place whose address redirects: where it leads, and that address in its place if the user wants it. */
export function Redirected({ place: { destination, output } }: { place: Place }) {
  const values = filled(output, destination.values);
  const endpoint = output.endpoint?.(values);
  const field = output.fields.find(({ kind }) => kind === 'url')?.key;
  if (!endpoint || !field) return null;
  const use = (address: string) =>
    keepDestination({ ...destination, values: { ...destination.values, [field]: address } }, output);
  return <RedirectLookup key={endpoint} endpoint={endpoint} typed={values[field] ?? ''} use={use} />;
}
