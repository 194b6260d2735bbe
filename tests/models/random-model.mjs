/**
 * Writes a model with random weights of a megabyte, so that a real engine can be met where no network is. It knows bytes
 * instead of words, and writes nonsense; but its answers have an end.
 */
import { writeFileSync } from 'node:fs';

/** Sizes of the network (llama architecture). */
const SIZE = { width: 64, layers: 2, heads: 4, hidden: 128 };
/** Tokens: unknown, start, end, then the 256 bytes. */
const FIRST_BYTE = 3;
const VOCABULARY = FIRST_BYTE + 256;
/** How much more likely a byte is than by chance: those that end a JSON value most, so that it does not write for ever. */
const LIKELY_BYTES = [
  { bytes: '"}]', by: 1.1 },
  { bytes: 'etaoinshrdlu ', by: 1.4 },
];

/** Types of a metadata value and of a tensor: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
const TYPE = { uint32: 4, int32: 5, float32: 6, string: 8, array: 9 };
const ALIGNMENT = 32;

/** Returns numbers between -1 and 1, the same at each run (mulberry32). @param {number} seed */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

/** @param {number} value */
const uint32 = (value) => {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
};
/** @param {number} value */
const uint64 = (value) => {
  const out = Buffer.alloc(8);
  out.writeBigUInt64LE(BigInt(value));
  return out;
};
/** @param {string} text */
const string = (text) => Buffer.concat([uint64(Buffer.byteLength(text)), Buffer.from(text)]);
/** @param {number[]} values */
const floats = (values) => Buffer.from(Float32Array.from(values).buffer);

/** @param {string} key @param {number} type @param {Buffer} value */
const entry = (key, type, value) => Buffer.concat([string(key), uint32(type), value]);
/** @param {string} key @param {number} type @param {Buffer[]} values */
const list = (key, type, values) =>
  entry(key, TYPE.array, Buffer.concat([uint32(type), uint64(values.length), ...values]));

/** The tokens of the vocabulary: those of SentencePiece's byte fallback. */
const tokens = [
  '<unk>',
  '<s>',
  '</s>',
  ...Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
];
const KIND_OF_TOKEN = { unknown: 2, control: 3, byte: 6 };

const metadata = () => [
  entry('general.architecture', TYPE.string, string('llama')),
  entry('general.name', TYPE.string, string('random')),
  entry('llama.context_length', TYPE.uint32, uint32(32_768)),
  entry('llama.embedding_length', TYPE.uint32, uint32(SIZE.width)),
  entry('llama.block_count', TYPE.uint32, uint32(SIZE.layers)),
  entry('llama.feed_forward_length', TYPE.uint32, uint32(SIZE.hidden)),
  entry('llama.attention.head_count', TYPE.uint32, uint32(SIZE.heads)),
  entry('llama.attention.layer_norm_rms_epsilon', TYPE.float32, floats([1e-5])),
  entry('llama.rope.dimension_count', TYPE.uint32, uint32(SIZE.width / SIZE.heads)),
  entry('llama.vocab_size', TYPE.uint32, uint32(VOCABULARY)),
  entry('tokenizer.ggml.model', TYPE.string, string('llama')),
  list('tokenizer.ggml.tokens', TYPE.string, tokens.map(string)),
  list(
    'tokenizer.ggml.scores',
    TYPE.float32,
    tokens.map(() => floats([0])),
  ),
  list(
    'tokenizer.ggml.token_type',
    TYPE.int32,
    tokens.map((_, at) =>
      uint32(at === 0 ? KIND_OF_TOKEN.unknown : at < FIRST_BYTE ? KIND_OF_TOKEN.control : KIND_OF_TOKEN.byte),
    ),
  ),
  entry('tokenizer.ggml.unknown_token_id', TYPE.uint32, uint32(0)),
  entry('tokenizer.ggml.bos_token_id', TYPE.uint32, uint32(1)),
  entry('tokenizer.ggml.eos_token_id', TYPE.uint32, uint32(2)),
  entry(
    'tokenizer.chat_template',
    TYPE.string,
    string("{% for message in messages %}{{ message['role'] + ': ' + message['content'] + '\\n' }}{% endfor %}"),
  ),
];

/** The weights: small random numbers, ones for the norms; the first dimension is the same for all tokens, as a bias. */
function listTensors() {
  const random = createRandom(1);
  const { width, layers, hidden } = SIZE;
  /** @param {string} name @param {number} columns @param {number} rows @param {(row: number, column: number) => number} [value] */
  const matrix = (name, columns, rows, value = () => random() * 0.05) => ({
    name,
    shape: [columns, rows],
    values: Array.from({ length: columns * rows }, (_, at) => value(Math.floor(at / columns), at % columns)),
  });
  /** @param {string} name */
  const norm = (name) => ({ name, shape: [width], values: Array(width).fill(1) });
  /** @param {number} token */
  const bias = (token) =>
    LIKELY_BYTES.find(({ bytes }) => bytes.includes(String.fromCharCode(token - FIRST_BYTE)))?.by ?? 0;
  return [
    matrix('token_embd.weight', width, VOCABULARY, (_, column) => (column === 0 ? 1 : random() * 0.5)),
    norm('output_norm.weight'),
    matrix('output.weight', width, VOCABULARY, (token, column) => (column === 0 ? bias(token) : random() * 0.2)),
    ...Array.from({ length: layers }, (_, at) => [
      norm(`blk.${at}.attn_norm.weight`),
      matrix(`blk.${at}.attn_q.weight`, width, width),
      matrix(`blk.${at}.attn_k.weight`, width, width),
      matrix(`blk.${at}.attn_v.weight`, width, width),
      matrix(`blk.${at}.attn_output.weight`, width, width),
      norm(`blk.${at}.ffn_norm.weight`),
      matrix(`blk.${at}.ffn_gate.weight`, width, hidden),
      matrix(`blk.${at}.ffn_up.weight`, width, hidden),
      matrix(`blk.${at}.ffn_down.weight`, hidden, width),
    ]).flat(),
  ];
}

/** @param {Buffer} data */
const padded = (data) => Buffer.concat([data, Buffer.alloc((ALIGNMENT - (data.length % ALIGNMENT)) % ALIGNMENT)]);

/** Writes the model as a GGUF file of less than 1 MB, the same bytes each time. @param {string} path */
export function writeRandomModel(path) {
  const tensors = listTensors().map((one) => ({ ...one, data: padded(floats(one.values)) }));
  let offset = 0;
  const infos = tensors.map(({ name, shape, data }) => {
    const info = [string(name), uint32(shape.length), ...shape.map(uint64), uint32(0), uint64(offset)];
    offset += data.length;
    return Buffer.concat(info);
  });
  const entries = metadata();
  const head = [Buffer.from('GGUF'), uint32(3), uint64(tensors.length), uint64(entries.length), ...entries, ...infos];
  writeFileSync(path, Buffer.concat([padded(Buffer.concat(head)), ...tensors.map(({ data }) => data)]));
}
