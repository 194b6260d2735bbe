import { splitTagWords, toWordKey } from './article-words.ts';

/**
 * A tag's comparing form: two tags with one key are the same tag written differently (case, plural, hyphen, space, dot):
 * `Multi-agent systems` and `Multi Agent System`, `Node.js` and `NodeJS`. '' for a tag without a letter or digit.
 */
export const toTagKey = (tag: string): string => resolveTagAlias(splitTagWords(tag).map(toWordKey).join(''));

/** The same from the keys of the tag's words, joined. */
export const resolveTagAlias = (key: string): string => TAG_ALIASES.get(key) ?? key;

/** Names with a second, shorter spelling that no rule gives. */
const TAG_ALIASES = new Map(
  Object.entries({
    k8: 'kubernete',
    k8s: 'kubernete',
    golang: 'go',
    postgre: 'postgresql',
    reactjs: 'react',
    vuejs: 'vue',
  }),
);

/** Names with a fixed spelling that pages often write in lower case; the blog's own spelling goes before it. */
const SPELLINGS = [
  '.NET ASP.NET C# F# C++ VS Code GitHub GitLab DevOps DevSecOps JavaScript TypeScript Node.js PowerShell OpenAI ChatGPT',
  'Kubernetes PostgreSQL MySQL SQL NoSQL GraphQL REST API SDK CLI CSS HTML JSON YAML XML HTTP AI ML LLM GPT MCP RAG NLP CI/CD',
  'macOS iOS iPhone iPad YouTube WordPress LaTeX AWS GCP SaaS IaC UI UX IDE GPU CPU RAM SSD USB PDF SEO FAQ DIY EU UK USA NASA',
  'WebAssembly OAuth OpenTelemetry DNS TLS SSL SSH VPN VM IoT JSX TSX PHP npm NuGet OSS RBAC SSO MFA',
];
let spellingsByKey: Map<string, string> | undefined;

/** The fixed spelling of the name that has that key. */
function getSpelling(key: string): string | undefined {
  spellingsByKey ??= new Map(
    SPELLINGS.join(' ')
      .replace('VS Code', 'VS_Code')
      .split(' ')
      .map((name) => name.replace('_', ' '))
      .map((name) => [toTagKey(name), name]),
  );
  return spellingsByKey.get(key);
}

/**
 * A page's tag or a phrase of the text as a tag: dashes and underscores become spaces, outer punctuation goes, known names
 * get their spelling, and a word without a capital gets one (`cloud-native apps` → `Cloud Native Apps`).
 * Words that are written with capitals inside keep them. `plain`: a text's own words, to keep as they are in languages
 * that write tags in lower case.
 */
export function formatTag(text: string): string {
  const tidy = text
    .replace(/[\s\-‐-―_]+/gu, ' ')
    .replace(/["'`“”«»„]|[’‘](?=\s|$)/gu, '')
    .replace(/^[^\p{L}\p{N}.#@]+|(?<![^\p{L}\p{N}+#)!?])[^\p{L}\p{N}+#)!?]+$/gu, '')
    .trim();
  const whole = getSpelling(toTagKey(tidy));
  if (whole) return whole;
  return tidy
    .split(' ')
    .map((word, i) => getSpelling(toTagKey(word)) ?? (i > 0 && LOWERCASE_WORDS.has(word) ? word : capitalizeWord(word)))
    .join(' ');
}

/** Kept small inside a tag. */
const LOWERCASE_WORDS = new Set([
  'of',
  'in',
  'for',
  'to',
  'the',
  'on',
  'as',
  'de',
  'du',
  'des',
  'la',
  'le',
  'et',
  'und',
  'y',
  'da',
  'do',
  'di',
]);

function capitalizeWord(word: string): string {
  return /\p{Lu}/u.test(word) ? word : word.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
