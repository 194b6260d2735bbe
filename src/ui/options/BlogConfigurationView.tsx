import type {
  ConfigurationFile,
  ConfigurationGap,
  PostCollection,
} from '../../core/format/blog-configuration/blog-configuration.ts';
import { t } from '../../extension/i18n.ts';
import { KeyRuleTable } from './KeyRuleTable.tsx';

interface Props {
  files: ConfigurationFile[];
  collection: PostCollection | undefined;
}

/** Shows what the blog's own configuration says about posts and which file says it, and what was not understood. */
export function BlogConfigurationView({ files, collection }: Props) {
  if (files.length === 0) return null;
  const gaps = files.flatMap((file) => file.gaps.map((gap) => describeGap(file.path, gap)));
  return (
    <>
      <h3>{t('configTitle')}</h3>
      <p class="quiet" dir="ltr">
        {files.map(({ path }) => path).join(', ')}
      </p>
      {collection && <KeyRuleTable rules={collection.keys} folder={collection} />}
      {gaps.length > 0 && (
        <>
          <p>{t('configGaps')}</p>
          <ul>
            {gaps.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const GAP_MESSAGES = {
  syntax: 'configGapSyntax',
  computed: 'configGapComputed',
  unsupported: 'configGapUnsupported',
  'too-large': 'configGapTooLarge',
} as const satisfies Record<ConfigurationGap['reason'], string>;

const describeGap = (path: string, { reason, text, line }: ConfigurationGap): string =>
  t(GAP_MESSAGES[reason], line === undefined ? path : `${path}:${line}`, text);
