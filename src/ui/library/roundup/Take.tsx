import { useEffect, useMemo, useState } from 'preact/hooks';
import { loadProfiles } from '../../../browser/blogs.ts';
import { localInstant } from '../../../browser/clock.ts';
import { t, uiLanguage } from '../../../browser/i18n.ts';
import { saveBlob } from '../../../browser/save-blob.ts';
import { world } from '../../../browser/world.ts';
import { print } from '../../../core/pipeline.ts';
import { itemsOf, type Roundup, type Words } from '../../../core/roundup/roundup.ts';
import { mailHtml, mailParts, mailText } from '../../../core/roundup/to-mail.ts';
import { postOf } from '../../../core/roundup/to-post.ts';
import type { Post, PostFile, Profile } from '../../../core/types.ts';
import { keepPost } from '../../../library/posts.ts';
import { printFailure } from '../../parts/print-failure.ts';
import { Source } from '../../parts/Source.tsx';
import type { Tell } from '../../parts/Toast.tsx';
import { MailView } from './MailView.tsx';

interface Props {
  roundup: Roundup;
  /** Id of the profile. */
  profile: string;
  chooseProfile: (id: string) => void;
  tell: Tell;
}

const FORMS = { post: 'roundupAsPost', mail: 'roundupAsMail', text: 'roundupAsText' } as const;
type Form = keyof typeof FORMS;

/** The roundup as it will leave: a post of the blog, an e-mail, plain text; to copy, to download, to keep in the library. */
export function Take({ roundup, profile: profileId, chooseProfile, tell }: Props) {
  const [form, setForm] = useState<Form>('post');
  const [profiles, setProfiles] = useState<Profile[]>([]);
  const [date] = useState(() => localInstant(new Date()));
  useEffect(() => void loadProfiles().then(setProfiles), []);
  const words: Words = { why: t('roundupWhy'), sources: t('roundupSources'), other: t('roundupOther') };
  const profile = profiles.find(({ id }) => id === profileId) ?? profiles[0];
  const made = useMemo(() => (profile ? tryMake(roundup, profile, date, words) : null), [roundup, profile, date]);
  if (!profile || !made) return null;
  const empty = itemsOf(roundup).length === 0;
  const text = mailText(roundup, words);
  const html = () => mailHtml(roundup, words, uiLanguage().lang);
  const stem = ('file' in made ? made.file.path.slice(made.file.path.lastIndexOf('/') + 1) : '').replace(/\.\w+$/, '');

  const done = (told: string) => () => tell({ text: told });
  const refused = () => tell({ text: t('output_clipboard_failed'), bad: true });
  const copy: Record<Form, () => Promise<void>> = {
    post: () => world().writeClipboard('file' in made ? made.file.text : ''),
    // Pasted into a mail program it keeps its headings and links; anywhere else it is plain text.
    mail: () =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([html()], { type: 'text/html' }),
          'text/plain': new Blob([text], { type: 'text/plain' }),
        }),
      ]),
    text: () => world().writeClipboard(text),
  };
  const files: Record<Form, () => [name: string, text: string, type: string]> = {
    post: () => ('file' in made ? [`${stem}.md`, made.file.text, 'text/markdown'] : ['', '', '']),
    mail: () => [`${stem || 'roundup'}.html`, html(), 'text/html'],
    text: () => [`${stem || 'roundup'}.txt`, text, 'text/plain'],
  };
  const download = () => {
    const [name, content, type] = files[form]();
    saveBlob(name, new Blob([content], { type }));
    tell({ text: t('output_download_done', name) });
  };
  const save = async () => {
    if (!('post' in made)) return;
    try {
      await keepPost({ id: roundup.id, post: made.post, profile: profile.id }, new Date().toISOString());
      tell({ text: t('saved') });
    } catch (error) {
      tell({ text: t('saveFailed', error instanceof Error ? error.message : String(error)), bad: true });
    }
  };
  const stuck = empty || (form === 'post' && 'error' in made);
  return (
    <section class="take" aria-label={t('roundupTake')}>
      <fieldset class="forms">
        <legend class="visually-hidden">{t('roundupTake')}</legend>
        {(Object.keys(FORMS) as Form[]).map((one) => (
          <button key={one} type="button" class="button" aria-pressed={form === one} onClick={() => setForm(one)}>
            {t(FORMS[one])}
          </button>
        ))}
      </fieldset>
      <div class="take-acts">
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
          <MailView parts={mailParts(roundup, words)} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          <pre tabIndex={0} dir="auto">
            {form === 'text' ? text : 'file' in made ? <Source text={made.file.text} /> : made.error}
          </pre>
        ))}
    </section>
  );
}

function tryMake(
  roundup: Roundup,
  profile: Profile,
  date: string,
  words: Words,
): { post: Post; file: PostFile } | { error: string } {
  try {
    const post = postOf(roundup, profile, date, words);
    return { post, file: print(post, profile) };
  } catch (error) {
    return { error: printFailure(error) };
  }
}
