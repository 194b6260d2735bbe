import { saveDestination } from '../../publishing/destination-values.ts';
import { withDefaults } from '../../publishing/readiness.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';
import { RedirectLookup } from './RedirectLookup.tsx';

/** Of a place whose address redirects: where it leads, and that address in its place if the user wants it. */
export function RedirectNote({ place: { destination, output } }: { place: DestinationStatus }) {
  const values = withDefaults(output, destination.values);
  const endpoint = output.endpoint?.(values);
  const field = output.fields.find(({ kind }) => kind === 'url')?.key;
  if (!endpoint || !field) return null;
  const use = (address: string) =>
    saveDestination({ ...destination, values: { ...destination.values, [field]: address } }, output);
  return <RedirectLookup key={endpoint} endpoint={endpoint} typed={values[field] ?? ''} use={use} />;
}
