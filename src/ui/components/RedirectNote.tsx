import { saveDestination } from '../../publishing/destination-values.ts';
import { withDefaults } from '../../publishing/readiness.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';
import { RedirectLookup } from './RedirectLookup.tsx';

/** Lets the user look up where a destination's redirecting address leads, and use the target address instead. */
export function RedirectNote({ place: { destination, output } }: { place: DestinationStatus }) {
  const values = withDefaults(output, destination.values);
  const endpoint = output.endpoint?.(values);
  const field = output.fields.find(({ kind }) => kind === 'url')?.key;
  if (!endpoint || !field) return null;
  const use = (address: string) =>
    saveDestination({ ...destination, values: { ...destination.values, [field]: address } }, output);
  return <RedirectLookup key={endpoint} endpoint={endpoint} typed={values[field] ?? ''} use={use} />;
}
