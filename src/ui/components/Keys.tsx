/** The keys of a control, on the control. Screen readers hear them from `aria-keyshortcuts` instead. */
export const Keys = ({ text }: { text: string }) => (
  <span class="keys" aria-hidden="true">
    <kbd>{text}</kbd>
  </span>
);
