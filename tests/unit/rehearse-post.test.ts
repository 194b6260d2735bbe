import { expect, test, vi } from 'vitest';
import { rehearsePost } from '../../src/drafting/rehearse-post.ts';
import { loadShippedTaxonomy, profiles } from '../../src/profiles/index.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const createBlogs = () =>
  Promise.all(
    profiles.map(async (profile) => ({
      profile,
      taxonomy: await loadShippedTaxonomy(profile.id),
      sites: [],
      paths: [],
    })),
  );

test('the sample becomes a post in every format, step by step', async () => {
  for (const blog of await createBlogs()) {
    const isWaiting = vi.fn(() => true);
    await rehearsePost(blog, isWaiting);
    expect(isWaiting, blog.profile.id).toHaveBeenCalledTimes(4);
  }
});

test('the rehearsal stops as soon as the page has been read', async () => {
  const [blog] = await createBlogs();
  if (!blog) throw new Error('No format comes with this build.');
  for (const steps of [1, 2, 3]) {
    let asked = 0;
    await rehearsePost(blog, () => ++asked < steps);
    expect(asked).toBe(steps);
  }
});
