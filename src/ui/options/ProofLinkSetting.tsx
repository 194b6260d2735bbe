import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';

interface Props {
  profile: Profile;
  change: (next: Partial<Profile>) => unknown;
}

/** The choice whether a format links each point to its sentence on the article's page, and by what. */
export function ProofLinkSetting({ profile, change }: Props) {
  return (
    <ChoiceSetting
      label={t('formatProof')}
      help={t('formatProofHelp')}
      value={profile.proof ?? 'off'}
      choices={[
        ['off', t('proofOff')],
        ['mark', t('proofMark')],
        ['label', t('proofLabel')],
      ]}
      save={(proof) => change({ proof })}
    />
  );
}
