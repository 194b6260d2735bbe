import { describe, expect, it } from 'vitest';
import { listImageUrls, replaceImageUrls } from '../../../src/core/format/post-images.ts';
import { previewPost } from '../../../src/ui/options/preview-post.ts';

const hero = 'https://a.example/hero.png';
const post = { ...previewPost, image: hero, canonical: 'https://a.example/post' };
const file = (text: string, more = {}) => ({ text, post: { ...post, ...more } });

describe('the images of a file', () => {
  it('lists the images of the text and the front matter once each', () => {
    const text = `---\nimage: "${hero}"\n---\n\n![A [b] c\\]](https://b.example/x_(1).png "T") ![](<https://b.example/y.png>)\n\n![](${hero})\n`;
    expect(listImageUrls(file(text))).toEqual(['https://b.example/y.png', hero]);
    expect(listImageUrls(file('![A c\\]](https://b.example/x_(1).png "T")'))).toEqual(['https://b.example/x_(1).png']);
  });

  it('lists no links, code, files of the blog, or other addresses of the front matter', () => {
    const text = `---\nurl: ${hero}\nother: ${hero}?w=2\n---\n[a](https://b.example/l.png) \`![](https://b.example/c.png)\`\n\n\`\`\`\n![](https://b.example/d.png)\n\`\`\`\n![](/own.png)\n`;
    expect(listImageUrls(file(text, { image: '' }))).toEqual([]);
    expect(listImageUrls(file(text, { canonical: hero }))).toEqual([]);
  });

  it('replaces image addresses and nothing else of the file', () => {
    const text = `+++\nimages = ["${hero}"]\nother = "${hero}?w=2"\n+++\n\nSee [it](${hero}): ![It](${hero}) \`![](${hero})\` ![$&](https://b.example/$&.png)\r\n`;
    const moved = new Map([
      [hero, '/i/$1.png'],
      ['https://b.example/$&.png', './b.png'],
    ]);
    expect(replaceImageUrls(file(text), moved)).toBe(
      `+++\nimages = ["/i/$1.png"]\nother = "${hero}?w=2"\n+++\n\nSee [it](${hero}): ![It](/i/$1.png) \`![](${hero})\` ![$&](./b.png)\r\n`,
    );
    expect(replaceImageUrls(file(text), new Map())).toBe(text);
  });
});
