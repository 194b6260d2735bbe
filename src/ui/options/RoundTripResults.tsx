import { diffLines } from 'diff';
import type { RoundTrip } from '../../core/format/learn/learn-format.ts';
import { t } from '../../extension/i18n.ts';

/** Differences are shown for so many examples; the count above is of all. */
const MAX_SHOWN = 10;

/** The examples printed again by what was learned: identical to the byte, or the lines that differ. */
export function RoundTripResults({ proofs }: { proofs: RoundTrip[] }) {
  const identical = proofs.filter((proof) => proof.identical).length;
  const different = proofs.filter((proof) => !proof.identical);
  return (
    <>
      <p class={identical === proofs.length ? 'good' : ''}>{t('roundTripCount', identical, proofs.length)}</p>
      {different.slice(0, MAX_SHOWN).map((proof) => (
        <details key={proof.path}>
          <summary>{proof.path || t('roundTripPasted')}</summary>
          <pre class="diff" dir="ltr">
            {diffLines(`${proof.path}\n${proof.text}`, `${proof.path && proof.printed.path}\n${proof.printed.text}`)
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
