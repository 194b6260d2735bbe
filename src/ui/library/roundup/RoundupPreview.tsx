import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Profile } from '../../../core/format/profile.ts';
import { messageOf } from '../../../core/message-of.ts';
import { printPost } from '../../../core/pipeline.ts';
import type { Post, PostFile } from '../../../core/post.ts';
import { listRoundupItems, type Roundup, type RoundupLabels } from '../../../core/roundup/roundup.ts';
import { buildMailNodes, formatMailHtml, formatMailText } from '../../../core/roundup/to-mail.ts';
import { roundupToPost } from '../../../core/roundup/to-post.ts';
import { downloadBlob } from '../../../extension/download-blob.ts';
import { formatLocalInstant } from '../../../extension/format-local-instant.ts';
import { getUiLanguage, t } from '../../../extension/i18n.ts';
import { savePost } from '../../../library/posts.ts';
import { createOutputContext } from '../../../publishing/output-context.ts';
import { loadProfiles } from '../../../storage/blogs.ts';
import { printFailure } from '../../components/print-failure.ts';
import { SourceView } from '../../components/SourceView.tsx';
import type { ShowToast } from '../../components/Toast.tsx';
import { MailView } from './MailView.tsx';

interface Props {
  roundup: Roundup;
  /** Id of the profile in which the roundup is printed. */
  profile: string;
  chooseProfile: (id: string) => void;
  showToast: ShowToast;
}

const OUTPUT_FORMS = { post: 'roundupAsPost', mail: 'roundupAsMail', text: 'roundupAsText' } as const;
type OutputForm = keyof typeof OUTPUT_FORMS;

/** Shows the roundup as a blog post, an e-mail or plain text, with buttons to copy, download or save it. */
export function RoundupPreview({ roundup, profile: profileId, chooseProfile, showToast }: Props) {
  const [form, setForm] = useState<OutputForm>('post');
  const [profiles, setProfiles] = useState<Profile[]>([]);
  const [date] = useState(() => formatLocalInstant(new Date()));
  useEffect(() => void loadProfiles().then(setProfiles), []);
  const labels: RoundupLabels = { why: t('roundupWhy'), sources: t('roundupSources'), other: t('roundupOther') };
  const profile = profiles.find(({ id }) => id === profileId) ?? profiles[0];
  const result = useMemo(
    () => (profile ? tryRenderRoundup(roundup, profile, date, labels) : null),
    [roundup, profile, date],
  );
  if (!profile || !result) return null;
  const isEmpty = listRoundupItems(roundup).length === 0;
  const text = formatMailText(roundup, labels);
  const html = () => formatMailHtml(roundup, labels, getUiLanguage().lang);
  const stem = ('file' in result ? result.file.path.slice(result.file.path.lastIndexOf('/') + 1) : '').replace(
    /\.\w+$/,
    '',
  );

  const onCopied = () => showToast({ text: t('output_clipboard_done') });
  const onRefused = () => showToast({ text: t('output_clipboard_failed'), bad: true });
  const copy: Record<OutputForm, () => Promise<void>> = {
    post: () => createOutputContext().writeClipboard('file' in result ? result.file.text : ''),
    // Copies both forms: mail programs paste the HTML with headings and links, other text fields the plain text.
    mail: () =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([html()], { type: 'text/html' }),
          'text/plain': new Blob([text], { type: 'text/plain' }),
        }),
      ]),
    text: () => createOutputContext().writeClipboard(text),
  };
  const files: Record<OutputForm, () => [name: string, text: string, type: string]> = {
    post: () => ('file' in result ? [`${stem}.md`, result.file.text, 'text/markdown'] : ['', '', '']),
    mail: () => [`${stem || 'roundup'}.html`, html(), 'text/html'],
    text: () => [`${stem || 'roundup'}.txt`, text, 'text/plain'],
  };
  const download = () => {
    const [name, content, type] = files[form]();
    downloadBlob(name, new Blob([content], { type }));
    showToast({ text: t('output_download_done', name) });
  };
  const save = async () => {
    if (!('post' in result)) return;
    try {
      await savePost({ id: roundup.id, post: result.post, profile: profile.id }, new Date().toISOString());
      showToast({ text: t('saved') });
    } catch (error) {
      showToast({ text: t('saveFailed', messageOf(error)), bad: true });
    }
  };
  const isDisabled = isEmpty || (form === 'post' && 'error' in result);
  return (
    <section class="roundup-preview" aria-label={t('roundupPreview')}>
      <fieldset class="forms">
        <legend class="visually-hidden">{t('roundupPreview')}</legend>
        {(Object.keys(OUTPUT_FORMS) as OutputForm[]).map((one) => (
          <button key={one} type="button" class="button" aria-pressed={form === one} onClick={() => setForm(one)}>
            {t(OUTPUT_FORMS[one])}
          </button>
        ))}
      </fieldset>
      <div class="roundup-preview-actions">
        <button
          type="button"
          class="button primary"
          disabled={isDisabled}
          onClick={() => void copy[form]().then(onCopied, onRefused)}
        >
          {t('output_clipboard_name')}
        </button>
        <button type="button" class="button" disabled={isDisabled} onClick={download}>
          {t('output_download_name')}
        </button>
        {form === 'post' && (
          <>
            <button type="button" class="button" disabled={isDisabled} onClick={() => void save()}>
              {t('save')}
            </button>
            <select
              class="boxed"
              aria-label={t('fieldProfile')}
              value={profile.id}
              onChange={({ currentTarget: { value } }) => chooseProfile(value)}
            >
              {profiles.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </>
        )}
      </div>
      {!isEmpty &&
        (form === 'mail' ? (
          <MailView parts={buildMailNodes(roundup, labels)} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          <pre tabIndex={0} dir="auto">
            {form === 'text' ? text : 'file' in result ? <SourceView text={result.file.text} /> : result.error}
          </pre>
        ))}
    </section>
  );
}

function tryRenderRoundup(
  roundup: Roundup,
  profile: Profile,
  date: string,
  labels: RoundupLabels,
): { post: Post; file: PostFile } | { error: string } {
  try {
    const post = roundupToPost(roundup, profile, date, labels);
    return { post, file: printPost(post, profile) };
  } catch (error) {
    return { error: printFailure(error) };
  }
}
