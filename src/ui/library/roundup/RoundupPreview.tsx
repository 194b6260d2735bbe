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
  /** Id of the profile. */
  profile: string;
  chooseProfile: (id: string) => void;
  tell: ShowToast;
}

const OUTPUT_FORMS = { post: 'roundupAsPost', mail: 'roundupAsMail', text: 'roundupAsText' } as const;
type OutputForm = keyof typeof OUTPUT_FORMS;

/** The roundup as it will leave: a post of the blog, an e-mail, plain text; to copy, to download, to keep in the library. */
export function RoundupPreview({ roundup, profile: profileId, chooseProfile, tell }: Props) {
  const [form, setForm] = useState<OutputForm>('post');
  const [profiles, setProfiles] = useState<Profile[]>([]);
  const [date] = useState(() => formatLocalInstant(new Date()));
  useEffect(() => void loadProfiles().then(setProfiles), []);
  const words: RoundupLabels = { why: t('roundupWhy'), sources: t('roundupSources'), other: t('roundupOther') };
  const profile = profiles.find(({ id }) => id === profileId) ?? profiles[0];
  const made = useMemo(
    () => (profile ? tryRenderRoundup(roundup, profile, date, words) : null),
    [roundup, profile, date],
  );
  if (!profile || !made) return null;
  const empty = listRoundupItems(roundup).length === 0;
  const text = formatMailText(roundup, words);
  const html = () => formatMailHtml(roundup, words, getUiLanguage().lang);
  const stem = ('file' in made ? made.file.path.slice(made.file.path.lastIndexOf('/') + 1) : '').replace(/\.\w+$/, '');

  const done = (told: string) => () => tell({ text: told });
  const refused = () => tell({ text: t('output_clipboard_failed'), bad: true });
  const copy: Record<OutputForm, () => Promise<void>> = {
    post: () => createOutputContext().writeClipboard('file' in made ? made.file.text : ''),
    // Pasted into a mail program it keeps its headings and links; anywhere else it is plain text.
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
    post: () => ('file' in made ? [`${stem}.md`, made.file.text, 'text/markdown'] : ['', '', '']),
    mail: () => [`${stem || 'roundup'}.html`, html(), 'text/html'],
    text: () => [`${stem || 'roundup'}.txt`, text, 'text/plain'],
  };
  const download = () => {
    const [name, content, type] = files[form]();
    downloadBlob(name, new Blob([content], { type }));
    tell({ text: t('output_download_done', name) });
  };
  const save = async () => {
    if (!('post' in made)) return;
    try {
      await savePost({ id: roundup.id, post: made.post, profile: profile.id }, new Date().toISOString());
      tell({ text: t('saved') });
    } catch (error) {
      tell({ text: t('saveFailed', messageOf(error)), bad: true });
    }
  };
  const stuck = empty || (form === 'post' && 'error' in made);
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
          disabled={stuck}
          onClick={() => void copy[form]().then(done(t('output_clipboard_done')), refused)}
        >
          {t('output_clipboard_name')}
        </button>
        <button type="button" class="button" disabled={stuck} onClick={download}>
          {t('output_download_name')}
        </button>
        {form === 'post' && (
          <>
            <button type="button" class="button" disabled={stuck} onClick={() => void save()}>
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
      {!empty &&
        (form === 'mail' ? (
          <MailView parts={buildMailNodes(roundup, words)} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          <pre tabIndex={0} dir="auto">
            {form === 'text' ? text : 'file' in made ? <SourceView text={made.file.text} /> : made.error}
          </pre>
        ))}
    </section>
  );
}

function tryRenderRoundup(
  roundup: Roundup,
  profile: Profile,
  date: string,
  words: RoundupLabels,
): { post: Post; file: PostFile } | { error: string } {
  try {
    const post = roundupToPost(roundup, profile, date, words);
    return { post, file: printPost(post, profile) };
  } catch (error) {
    return { error: printFailure(error) };
  }
}
