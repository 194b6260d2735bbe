import type { ComponentChildren } from 'preact';

/** One line of the details: its name, and its value. The field in it has the name as its label. */
export function DetailRow({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="detail">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A word that puts another value into a field. */
export const Switch = ({ text, run }: { text: string; run: () => void }) => (
  <button type="button" class="button plain switch" onClick={run}>
    {text}
  </button>
);
