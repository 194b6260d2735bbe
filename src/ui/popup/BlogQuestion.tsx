import { t } from '../../extension/i18n.ts';
import { getFormatName, groupFormats } from '../components/format-groups.ts';
import { chooseProfile } from './choose-profile.ts';
import { useEditor } from './editor-context.ts';
import { openLearnSettings } from './extension-pages.ts';

/** Asks, after the first post, where the user's blog lives. Nothing has to be answered. */
export function BlogQuestion() {
  const editor = useEditor();
  const places = groupFormats(editor.created.profiles).find(({ id }) => id === 'places')?.formats ?? [];
  return (
    <section class="blog-question fade" aria-labelledby="blog-question">
      <div>
        <h2 id="blog-question">{t('whereBlogLives')}</h2>
        <button type="button" class="linklike" onClick={openLearnSettings}>
          {t('blogLearn')}
        </button>
        <button type="button" class="linklike" onClick={editor.endBlogQuestion}>
          {t('decideLater')}
        </button>
      </div>
      <div class="places">
        {places.map((profile) => (
          <button
            key={profile.id}
            type="button"
            class="choice"
            aria-pressed={profile.id === editor.draft.profile}
            onClick={() => void chooseProfile(editor, profile.id).then(editor.endBlogQuestion)}
          >
            {getFormatName(profile)}
          </button>
        ))}
      </div>
    </section>
  );
}
