/** The user's monthly limit for what requests to models may cost. A request without a known price is not counted. */
import { estimateTokens } from '../core/llm/index.ts';
import type { Values } from '../storage/field.ts';
import type { ModelSettings } from '../storage/model-settings.ts';
import { addSpending, loadSpending } from '../storage/model-spending.ts';
import { estimatePrice } from './estimate-price.ts';
import { PartialAnswerError, type Provider } from './provider.ts';

/** Resolves with whether a request of this price would pass the limit. `price`: dollars; null when it is not known. */
export async function isOverBudget(price: number | null, { budget }: ModelSettings, now: Date): Promise<boolean> {
  if (!budget || !price) return false;
  return (await loadSpending(now)) + price > Number(budget);
}

/**
 * Returns the provider with each of its answers counted: by the tokens that the service reports, else by an estimate. An answer
 * that broke off is paid for, too.
 */
export function countSpending(model: Provider): Provider {
  const count = async (prompt: { system: string; user: string }, values: Values, answer: Partial<Spent>) => {
    const question = answer.inputTokens ?? estimateTokens(prompt.system + prompt.user);
    const written = answer.outputTokens ?? estimateTokens(answer.text ?? '');
    const price = model.isLocal(values) ? 0 : estimatePrice({ question, answer: written }, values);
    if (price) await addSpending(price, new Date());
  };
  return {
    ...model,
    async ask(request, values, context) {
      try {
        const response = await model.ask(request, values, context);
        await count(request.prompt, values, response);
        return response;
      } catch (error) {
        if (error instanceof PartialAnswerError) await count(request.prompt, values, { text: error.partialText });
        throw error;
      }
    },
  };
}

interface Spent {
  text: string;
  inputTokens: number;
  outputTokens: number;
}
