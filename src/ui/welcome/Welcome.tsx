import { useEffect, useMemo, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { t } from '../../extension/i18n.ts';
import { saveSettings } from '../../storage/settings.ts';
import { getFormatName } from '../components/format-groups.ts';
import { Icon } from '../components/Icon.tsx';
import { Toast, type ToastMessage } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';
import { FormatChoices } from '../options/FormatChoices.tsx';
import { BlogLearner } from '../options/LearnBlog.tsx';
import { loadOptionsData, type OptionsData } from '../options/options-data.ts';
import { PinStep } from './PinStep.tsx';
import { SampleArticle } from './SampleArticle.tsx';
import { SamplePostView } from './SamplePostView.tsx';
import { StepHeading } from './StepHeading.tsx';
import type { SamplePost } from './sample-post.ts';

const STEPS = 3;
const NO_QUOTES: string[] = [];

/**
 * The page shown after installation: a sample article becomes a post, then the question where the blog lives, then how to
 * reach Precis. Each step can be skipped.
 */
export function Welcome() {
  const stored = useStored(loadOptionsData);
  return stored ? <WelcomePage stored={stored} /> : <div class="welcome" aria-busy="true" />;
}

function WelcomePage({ stored }: { stored: OptionsData }) {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const [step, setStep] = useState(1);
  const [sample, setSample] = useState<SamplePost | null>(null);
  // Another format makes another file of the sample.
  useEffect(() => {
    if (step > 1) void import('./sample-post.ts').then(({ createSamplePost }) => createSamplePost()).then(setSample);
  }, [stored.profile, step > 1]);
  const quotes = useMemo(
    () => sample?.post.points.flatMap(({ text, quote }) => [text, quote]).filter(Boolean) ?? NO_QUOTES,
    [sample],
  );
  return (
    <div class="welcome">
      <main>
        <p class="brand">
          <Icon name="precis" /> Precis <span class="steps">{t('welcomeStep', step, STEPS)}</span>
        </p>
        {step === 1 && <TryStep next={() => setStep(2)} />}
        {step === 2 && (
          <BlogStep stored={stored} showToast={setMessage} isReady={sample !== null} next={() => setStep(3)} />
        )}
        {step === 3 && <PinStep back={() => setStep(2)} />}
        <p class="foot">
          <button type="button" class="button plain" onClick={() => close()}>
            {t('welcomeSkip')}
          </button>
          <button type="button" class="button plain" onClick={() => browser.runtime.openOptionsPage()}>
            {t('welcomeOptions')}
          </button>
        </p>
      </main>
      <div class="stage">
        <SampleArticle quotes={quotes} />
        {sample && <SamplePostView sample={sample} onCopy={() => undefined} />}
      </div>
      <Toast message={message} showToast={setMessage} />
    </div>
  );
}

function TryStep({ next }: { next: () => void }) {
  return (
    <section class="step">
      <StepHeading title={t('welcomeTitle')} help={t('welcomeLead')} />
      <div class="step-actions">
        <button type="button" class="button primary" onClick={next}>
          <img src="/icons/32.png" alt="" width="16" height="16" /> {t('actionTitle')}
        </button>
      </div>
    </section>
  );
}

interface BlogStepProps {
  stored: OptionsData;
  showToast: (message: ToastMessage | null) => void;
  /** Whether the sample post is there. */
  isReady: boolean;
  next: () => void;
}

function BlogStep({ stored, showToast, isReady, next }: BlogStepProps) {
  return (
    <section class="step" data-state={isReady ? 'ready' : 'reading'}>
      <StepHeading title={t('welcomeMade')} help={t('welcomeMadeHelp')} />
      <div class="blog-choice">
        <FormatChoices
          profiles={stored.profiles}
          inUse={stored.profile}
          choose={({ id }) => saveSettings({ profile: id, askedForBlog: true })}
        />
        <BlogLearner stored={stored} set={saveSettings} showToast={showToast} />
      </div>
      <div class="step-actions">
        <button
          type="button"
          class="button primary"
          onClick={() => {
            void saveSettings({ askedForBlog: true });
            next();
          }}
        >
          {t('welcomeUse', getFormatName(stored.profile))}
        </button>
        <button type="button" class="button plain" onClick={next}>
          {t('decideLater')}
        </button>
      </div>
    </section>
  );
}
