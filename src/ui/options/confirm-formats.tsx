import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { diffProfiles, type ProfileChange } from '../../core/format/diff-profiles.ts';
import type { Profile } from '../../core/format/profile.ts';
import { t } from '../../extension/i18n.ts';
import { loadProfiles } from '../../storage/blogs.ts';

interface ReplacedFormat {
  name: string;
  changes: ProfileChange[];
}

/**
 * Asks the user whether the formats in a file may replace stored ones, and shows the differences. Resolves with true at once
 * if no stored format would be replaced, because a new format has no effect until the user chooses it.
 */
export async function confirmFormats(file: string, formats: Profile[]): Promise<boolean> {
  const stored = await loadProfiles();
  const replaced = formats.flatMap((profile): ReplacedFormat[] => {
    const before = stored.find(({ id }) => id === profile.id);
    const changes = before ? diffProfiles(before, profile) : [];
    return before && changes.length > 0 ? [{ name: before.name, changes }] : [];
  });
  if (replaced.length === 0) return true;
  const host = document.body.appendChild(document.createElement('div'));
  return new Promise((resolve) => {
    const answer = (agreed: boolean) => {
      render(null, host);
      host.remove();
      resolve(agreed);
    };
    render(<ReplacedFormats file={file} replaced={replaced} answer={answer} />, host);
  });
}

interface Props {
  file: string;
  replaced: ReplacedFormat[];
  answer: (agreed: boolean) => void;
}

function ReplacedFormats({ file, replaced, answer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="replaced" aria-labelledby="replaced-heading" onClose={() => answer(false)}>
      <h2 id="replaced-heading">{t('replaceTitle', file)}</h2>
      <p class="quiet">{t('replaceHelp')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="replaced-list" tabIndex={0}>
        {replaced.map(({ name, changes }) => (
          <table key={name}>
            <caption dir="auto">{name}</caption>
            <thead>
              <tr>
                <th scope="col">{t('replaceField')}</th>
                <th scope="col">{t('replaceNow')}</th>
                <th scope="col">{t('replaceFile')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ place, before, now }) => (
                <tr key={place}>
                  <th scope="row">
                    <code>{place}</code>
                  </th>
                  <td>{before && <del>{before}</del>}</td>
                  <td>{now && <ins>{now}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <div class="row">
        {/* Cancel has the focus, so that pressing Enter by accident replaces nothing. */}
        <button type="button" class="button" autofocus onClick={() => answer(false)}>
          {t('cancel')}
        </button>
        <button type="button" class="button" onClick={() => answer(true)}>
          {t('replaceDo')}
        </button>
      </div>
    </dialog>
  );
}
