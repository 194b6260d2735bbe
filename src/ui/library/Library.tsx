import { useEffect, useState } from 'preact/hooks';
import { loadProfile } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { world } from '../../browser/world.ts';
import { print } from '../../core/pipeline.ts';
import type { Saved } from '../../core/types.ts';
import { binPosts, newestPosts, restorePosts } from '../../library/posts.ts';
import { Toast, type Told } from '../parts/Toast.tsx';

/** Every saved post, newest first: open its article, copy it again, delete it, take that back. */
export function Library() {
  const [posts, setPosts] = useState<Saved[] | null>(null);
  const [message, setMessage] = useState<Told | null>(null);
  const refresh = async () => setPosts(await newestPosts(1_000));
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    void refresh();
    // Posts are saved from the popup meanwhile.
    document.addEventListener('visibilitychange', onVisible);
    addEventListener('focus', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('focus', onVisible);
    };
  }, []);

  const copy = async (saved: Saved) => {
    try {
      const file = print(saved.post, await loadProfile(saved.profile));
      await world().writeClipboard(file.text);
      setMessage({ text: t('output_clipboard_done') });
    } catch {
      setMessage({ text: t('output_clipboard_failed') });
    }
  };
  const remove = async (saved: Saved) => {
    await binPosts([saved.id], new Date().toISOString());
    await refresh();
    const undo = async () => {
      await restorePosts([saved.id]);
      await refresh();
    };
    setMessage({ text: t('deleted', saved.post.title), undo });
  };

  return (
    <main class="shelf">
      <header>
        <h1>{t('libraryTitle')}</h1>
        {posts && posts.length > 0 && <p class="quiet">{t('libraryCount', posts.length)}</p>}
      </header>
      {posts?.length === 0 && <p class="empty">{t('libraryEmpty')}</p>}
      <ol>
        {posts?.map((saved) => (
          <Item key={saved.id} saved={saved} copy={() => copy(saved)} remove={() => remove(saved)} />
        ))}
      </ol>
      <Toast message={message} tell={setMessage} />
    </main>
  );
}

/** Only web addresses become links: a record is data, whoever made it. */
const isWeb = (address: string) => /^https?:\/\//i.test(address);

function Item({ saved, copy, remove }: { saved: Saved; copy: () => void; remove: () => void }) {
  const { post } = saved;
  const day = new Date(saved.savedAt).toLocaleDateString([], { dateStyle: 'medium' });
  return (
    <li class="item">
      <article>
        <p class="quiet">
          {[post.feed.name, post.date.slice(0, 10), post.authors.join(', ')].filter(Boolean).join(' · ')}
        </p>
        <h2 dir="auto">
          {isWeb(post.canonical) ? (
            <a href={post.canonical} target="_blank" rel="noreferrer">
              {post.title}
            </a>
          ) : (
            post.title
          )}
        </h2>
        {post.excerpt && <p dir="auto">{post.excerpt}</p>}
        <p class="quiet" dir="auto">
          {post.tags.join(' · ')}
        </p>
      </article>
      <div class="item-actions">
        <span class="quiet">{t('savedOn', day)}</span>
        <button type="button" class="button" onClick={copy}>
          {t('output_clipboard_name')}
        </button>
        <button type="button" class="button plain" onClick={remove}>
          {t('delete')}
        </button>
      </div>
    </li>
  );
}
