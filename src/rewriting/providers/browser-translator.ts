import { buildTranslatorOptions } from '../../extension/browser-model.ts';
import { JobError } from '../../jobs/job-error.ts';
import { askAvailability, type ChromiumModels, runBrowserModel } from '../chromium-models.ts';
import type { Provider, ProviderReadiness } from '../provider.ts';

/**
 * The browser's own translator. It puts the post as it is into another language; the quotes stay in the article's, so that
 * every point can be compared with its sentence.
 */
export const browserTranslator: Provider = {
  id: 'browser-translator',
  browser: 'chromium',
  isTranslator: true,
  fields: [],
  responseFormats: ['words'],
  endpoint: () => null,
  hosts: () => [],
  isLocal: () => true,
  async checkReadiness(_, { globals }, languages): Promise<ProviderReadiness> {
    const { Translator } = globals as ChromiumModels;
    if (!Translator) return { is: 'unavailable', why: 'noApi' };
    const options = languages && buildTranslatorOptions(languages);
    if (!options) return { is: 'unavailable', why: 'sameLanguage' };
    if ((await askAvailability(Translator, options)) !== 'unavailable') return { is: 'ready' };
    const fromEnglish = buildTranslatorOptions({ article: 'en', post: languages.post });
    const isPostKnown = !fromEnglish || (await askAvailability(Translator, fromEnglish)) !== 'unavailable';
    return { is: 'unavailable', why: 'language', language: isPostKnown ? languages.article : languages.post };
  },
  // Only the post is translated, which is short.
  getContextTokens: () => Infinity,
  startDownload({ globals }, languages) {
    const options = buildTranslatorOptions(languages);
    // The background's request joins the download, and tells how it went.
    if (options)
      (globals as ChromiumModels).Translator?.create(options).then(
        (translator) => translator.destroy(),
        () => undefined,
      );
  },
  ask: (request, _, context) =>
    runBrowserModel(request, context, async ({ signal, createOptions, alive }) => {
      const { Translator } = context.globals as ChromiumModels;
      const { post, languages } = request.material;
      const options = buildTranslatorOptions(languages);
      if (!Translator || !options) throw new JobError('gone');
      const translator = await Translator.create({ ...options, ...createOptions });
      const translate = async (text: string) => {
        if (!text.trim()) return '';
        const translated = await translator.translate(text, { signal });
        alive();
        return translated;
      };
      try {
        const points = [];
        for (const { label, text, quote } of post.points)
          points.push({ label: await translate(label), text: await translate(text), quote });
        const answer = {
          ...post,
          title: await translate(post.title),
          excerpt: await translate(post.excerpt),
          introduction: await translate(post.introduction),
          points,
          closing: await translate(post.closing),
        };
        return { text: JSON.stringify(answer), truncated: false };
      } finally {
        translator.destroy();
      }
    }),
};
