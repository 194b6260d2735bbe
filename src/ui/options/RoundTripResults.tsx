import { diffLines } from 'diff';
import type { RoundTrip } from '../../core/format/learn/learn-format.ts';
import { t } from '../../extension/i18n.ts';

/** Differences are shown for at most this many examples; the count above them includes all examples. */
const MAX_SHOWN = 10;

/**
 * Shows how well the learned format prints the examples again: how many are identical byte for byte, and which lines differ.
 */
export function RoundTripResults({ roundTrips }: { roundTrips: RoundTrip[] }) {
  const identical = roundTrips.filter((one) => one.identical).length;
  const different = roundTrips.filter((one) => !one.identical);
  return (
    <>
      <p class={identical === roundTrips.length ? 'good' : ''}>{t('roundTripCount', identical, roundTrips.length)}</p>
      {different.slice(0, MAX_SHOWN).map(({ path, text, printed }) => (
        <details key={path}>
          <summary>{path || t('roundTripPasted')}</summary>
          <pre class="diff" dir="ltr">
            {diffLines(`${path}\n${text}`, `${path && printed.path}\n${printed.text}`)
              .filter(({ added, removed }) => added || removed)
              .map(({ added, value }, index) => {
                const Mark = added ? 'ins' : 'del';
                return (
                  <Mark key={`${index} ${added}`}>
                    {value.replace(/^/gm, added ? '+ ' : '- ').replace(/[+-] $/, '')}
                  </Mark>
                );
              })}
          </pre>
        </details>
      ))}
    </>
  );
}
