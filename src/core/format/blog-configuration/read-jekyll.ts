import type { KeyRule } from '../profile.ts';
import type { ConfigurationSource, PostCollection } from './blog-configuration.ts';
import { toLiquidPath, trimFolder } from './path-template.ts';
import { isSettings, listSettings, parseSettingsFile, toText } from './settings-file.ts';

/** Jekyll requires the day in the file name. */
const DATED_NAME = '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md';

/**
 * Reads Jekyll's `_config.yml` (https://jekyllrb.com/docs/configuration/front-matter-defaults/): the folder of the posts, the
 * end of excerpts, and the values that posts have by default. Hexo's file of the same name has the pattern of file names.
 */
export function readJekyllOrHexo(source: ConfigurationSource): PostCollection[] {
  const settings = parseSettingsFile(source.path, source.text);
  const { path: from, gaps } = source;
  if ('new_post_name' in settings || 'source_dir' in settings) {
    const fileName = toLiquidPath(toText(settings.new_post_name) || ':title.md', /:(\w+)/g, source);
    const folder = `${trimFolder(toText(settings.source_dir)) || 'source'}/_posts`;
    return [{ name: 'posts', from, generator: 'hexo', folder, ...(fileName ? { fileName } : {}), keys: [] }];
  }
  const marker = toText(settings.excerpt_separator).trim();
  const keys = listSettings(settings.defaults).flatMap(({ scope, values }): KeyRule[] => {
    const { path, type } = isSettings(scope) ? scope : {};
    const isForPosts = (type === undefined || type === 'posts') && /^(\.?\/?|.*_posts\/?)$/.test(toText(path));
    return isForPosts && isSettings(values)
      ? Object.entries(values).map(([key, value]) => ({ key, type: 'any', default: value, from }))
      : [];
  });
  if (typeof settings.timezone === 'string')
    gaps.push({ reason: 'unsupported', text: `timezone: ${settings.timezone}` });
  const directory = trimFolder(toText(settings.collections_dir));
  const place = directory === '' ? {} : { folder: `${directory}/_posts`, fileName: DATED_NAME };
  return [{ name: 'posts', from, generator: 'jekyll', ...place, ...(marker ? { marker } : {}), keys }];
}
