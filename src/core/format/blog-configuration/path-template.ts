import type { ConfigurationSource } from './blog-configuration.ts';

/** Liquid for each variable that file-name patterns of blog tools use. */
const VARIABLES: Record<string, string> = {
  year: '{{ date | date: "%Y" }}',
  month: '{{ date | date: "%m" }}',
  day: '{{ date | date: "%d" }}',
  hour: '{{ date | date: "%H" }}',
  minute: '{{ date | date: "%M" }}',
  second: '{{ date | date: "%S" }}',
  yyyy: '{{ date | date: "%Y" }}',
  mm: '{{ date | date: "%m" }}',
  dd: '{{ date | date: "%d" }}',
  slug: '{{ slug }}',
  title: '{{ slug }}',
  primary: '{{ slug }}',
  'fields.title': '{{ slug }}',
  'fields.slug': '{{ slug }}',
};

/**
 * Converts a tool's file-name pattern to Liquid. `variable`: matches a variable; its first group is the name. undefined, and a
 * gap, when the pattern has an unknown variable.
 */
export function toLiquidPath(pattern: string, variable: RegExp, { gaps }: ConfigurationSource): string | undefined {
  let isKnown = true;
  const path = pattern.replace(variable, (_, name: string) => {
    const liquid = VARIABLES[name.toLowerCase()];
    isKnown &&= liquid !== undefined;
    return liquid ?? '';
  });
  if (!isKnown || path.includes('{%')) {
    gaps.push({ reason: 'unsupported', text: pattern.slice(0, 120) });
    return undefined;
  }
  return path
    .replace(/%Y" }}([-/])\{\{ date \| date: "%m" }}\1\{\{ date \| date: "%d" }}/g, '%Y$1%m$1%d" }}')
    .replace(/(\{\{ date \|[^}]*}})-/g, '{% if date != "" %}$1-{% endif %}');
}

/** Returns a folder without slashes and `./` at the ends. */
export const trimFolder = (folder: string): string =>
  folder.replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, '').replace(/^\.$/, '');
