/** SVG paths of the icons, drawn for Precis on a grid of 16 × 16 pixels; shown in the colour of the surrounding text. */
const ICON_PATHS = {
  /** Six dots: a drag handle. */
  grip: 'M6 3.5v.01M10 3.5v.01M6 8v.01M10 8v.01M6 12.5v.01M10 12.5v.01',
  more: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  down: 'M4.5 6.5L8 10l3.5-3.5',
  undo: 'M6 3.5L3 6.5l3 3M3 6.5h6.5a3 3 0 0 1 0 6H7',
  up: 'M4.5 9.5L8 6l3.5 3.5',
  search: 'M10.25 10.25L13.5 13.5M11.25 7a4.25 4.25 0 1 1-8.5 0 4.25 4.25 0 0 1 8.5 0',
  /** Three lines, the last one short: the mark of Precis. */
  precis: 'M3 4h10M3 8h10M3 12h4',
  cross: 'M4.5 4.5l7 7m0-7l-7 7',
  check: 'M3.5 8.5l3 3 6-7',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  warning: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.25v.01',
  /** An arrow out of the page. */
  jump: 'M5.5 4.5h6v6M11.5 4.5l-7 7',
  back: 'M9.5 4L5.5 8l4 4',
  quote:
    'M6.5 4.5C4.5 5.3 3.5 6.8 3.5 8.6c0 1.7.8 2.7 2 2.7s1.8-.8 1.8-1.8-.8-1.6-2-1.6M12.5 4.5c-2 .8-3 2.3-3 4.1 0 1.7.8 2.7 2 2.7s1.8-.8 1.8-1.8-.8-1.6-2-1.6',
  /** A window with a side panel. */
  sidePanel: 'M2.5 3.5h11v9h-11zM9.5 3.5v9',
} as const;

export function Icon({ name }: { name: keyof typeof ICON_PATHS }) {
  return (
    <svg class="drawn" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
