/** The member of Chromium's Prompt API that this file uses: https://github.com/webmachinelearning/prompt-api */
interface PromptApi {
  availability(options: object): Promise<string>;
}

/** Options of the Prompt API. `availability` must be called with the same options as `create`. */
export const PROMPT_OPTIONS = { expectedInputs: [{ type: 'text' }], expectedOutputs: [{ type: 'text' }] };

/** Resolves with whether the browser has a model of its own that can answer at once. */
export async function hasBrowserModel(): Promise<boolean> {
  const { LanguageModel } = globalThis as { LanguageModel?: PromptApi };
  // `availability` rejects when the browser does not support the options.
  return (await LanguageModel?.availability(PROMPT_OPTIONS).catch(() => '')) === 'available';
}
