/**
 * The services with OpenAI's chat completions API, and how each differs from the others. Looked up in their published
 * descriptions and in public clients in December 2026. A prompt is cached by the services themselves where that is free;
 * Anthropic's `cache_control` costs more than it saves here, because no two prompts begin with 1,024 equal tokens.
 */
import type { MessageKey } from '../extension/i18n.ts';
import type { Values } from '../storage/field.ts';

export interface OpenaiService {
  /** '' for an address that only the user knows. */
  base: string;
  label: MessageKey;
  /** Size of the context in tokens, unless the user sets another number. */
  window: number;
  /** The member that limits a response. Absent where a limit would be taken for a part of the prompt's room. */
  limit?: 'max_tokens' | 'max_completion_tokens';
  /** False where a request for usage figures is an error; the service tells them unasked. */
  asksUsage?: false;
  /** False where a response in JSON can't be streamed. */
  streamsJson?: false;
  /** Members that make a reasoning model think little. A model that does not know them refuses the request. */
  littleReasoning: object;
}

const LITTLE_EFFORT = { reasoning_effort: 'low' };
/** For servers that fill a model's own chat template. */
const TEMPLATE_WITHOUT_THINKING = { chat_template_kwargs: { enable_thinking: false } };

export const OPENAI_SERVICES = {
  openai: {
    base: 'https://api.openai.com/v1',
    label: 'service_openai',
    window: 128_000,
    limit: 'max_completion_tokens',
    littleReasoning: LITTLE_EFFORT,
  },
  // https://NAME.openai.azure.com/openai/v1, or an address with /deployments/NAME, which needs the version of the API.
  azure: {
    base: '',
    label: 'service_azure',
    window: 128_000,
    limit: 'max_completion_tokens',
    littleReasoning: LITTLE_EFFORT,
  },
  gemini: {
    base: 'https://generativelanguage.googleapis.com/v1beta/openai',
    label: 'service_gemini',
    window: 1_000_000,
    limit: 'max_tokens',
    littleReasoning: LITTLE_EFFORT,
  },
  mistral: {
    base: 'https://api.mistral.ai/v1',
    label: 'service_mistral',
    window: 128_000,
    limit: 'max_tokens',
    asksUsage: false,
    littleReasoning: {},
  },
  groq: {
    base: 'https://api.groq.com/openai/v1',
    label: 'service_groq',
    // A free account may send fewer tokens a minute than the 131,072 that the models read.
    window: 32_000,
    limit: 'max_completion_tokens',
    streamsJson: false,
    littleReasoning: LITTLE_EFFORT,
  },
  openrouter: {
    base: 'https://openrouter.ai/api/v1',
    label: 'service_openrouter',
    window: 32_000,
    limit: 'max_tokens',
    littleReasoning: { reasoning: { effort: 'low', exclude: true } },
  },
  // Ollama silently cuts a prompt that exceeds its setting `num_ctx`, which is 4,096 by default.
  ollama: {
    base: 'http://localhost:11434/v1',
    label: 'service_ollama',
    window: 4_096,
    limit: 'max_tokens',
    littleReasoning: { reasoning_effort: 'none' },
  },
  lmstudio: {
    base: 'http://localhost:1234/v1',
    label: 'service_lmstudio',
    window: 8_192,
    limit: 'max_tokens',
    littleReasoning: LITTLE_EFFORT,
  },
  llamacpp: {
    base: 'http://localhost:8080/v1',
    label: 'service_llamacpp',
    window: 8_192,
    limit: 'max_tokens',
    littleReasoning: TEMPLATE_WITHOUT_THINKING,
  },
  vllm: {
    base: 'http://localhost:8000/v1',
    label: 'service_vllm',
    window: 16_384,
    littleReasoning: TEMPLATE_WITHOUT_THINKING,
  },
  other: { base: '', label: 'service_other', window: 8_192, littleReasoning: LITTLE_EFFORT },
} satisfies Record<string, OpenaiService>;

const isServiceId = (id: string): id is keyof typeof OPENAI_SERVICES => id in OPENAI_SERVICES;

export const getOpenaiService = ({ service = '' }: Values): OpenaiService =>
  OPENAI_SERVICES[isServiceId(service) ? service : 'openai'];

export const getOpenaiWindow = (values: Values): number =>
  Number.parseInt(values.window ?? '', 10) || getOpenaiService(values).window;

/**
 * Tokens that a reasoning model may think before it answers. A small model that repeats itself writes for ever without a limit
 * (SmolLM2-135M).
 */
const THINKING_TOKENS = 6_000;

/** Returns the member that limits a response, so that neither its price nor its length grows without end. */
export function buildAnswerLimit(values: Values, answerTokens: number): Record<string, number> {
  const { limit } = getOpenaiService(values);
  return limit ? { [limit]: Math.min(getOpenaiWindow(values), answerTokens * 2 + THINKING_TOKENS) } : {};
}
