import { splitTagWords, toWordKey } from './article-words.ts';

/**
 * Returns the folded form of a tag. Tags with the same key are spellings of one tag (case, plural, hyphen, space, dot):
 * `Multi-agent systems` and `Multi Agent System`, `Node.js` and `NodeJS`. '' for a tag without a letter or digit.
 */
export const toTagKey = (tag: string): string => resolveTagAlias(splitTagWords(tag).map(toWordKey).join(''));

/** Replaces the key of an alias (`k8s`) by the key of the tag that the alias stands for. Other keys stay. */
export const resolveTagAlias = (key: string): string => TAG_ALIASES.get(key) ?? key;

/** Keys of other names for a tag, which no spelling rule relates to the tag's key. */
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

/**
 * Names with a fixed spelling, which pages often write in lower case. Where the blog spells a name otherwise, the blog's
 * spelling wins.
 */
const SPELLINGS = [
  '.NET ASP.NET C# F# C++ VS Code GitHub GitLab DevOps DevSecOps JavaScript TypeScript Node.js PowerShell OpenAI ChatGPT',
  'Kubernetes PostgreSQL MySQL SQL NoSQL GraphQL REST API SDK CLI CSS HTML JSON YAML XML HTTP AI ML LLM GPT MCP RAG NLP CI/CD',
  'macOS iOS iPhone iPad YouTube WordPress LaTeX AWS GCP SaaS IaC UI UX IDE GPU CPU RAM SSD USB PDF SEO FAQ DIY EU UK USA NASA',
  'WebAssembly OAuth OpenTelemetry DNS TLS SSL SSH VPN VM IoT JSX TSX PHP npm NuGet OSS RBAC SSO MFA',
];
let spellingsByKey: Map<string, string> | undefined;

/** Returns the fixed spelling of the name with this key; undefined for a name that is not in `SPELLINGS`. */
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
 * Formats a page tag or a phrase as a tag. Underscores become spaces, outer punctuation is dropped, names in `SPELLINGS` get
 * their fixed spelling, and other words get a capital (`cloud-native apps` → `Cloud-native Apps`). `hyphens`: whether they
 * stay, else they become spaces.
 */
export function formatTag(text: string, { hyphens = true } = {}): string {
  let tidy = text
    .replace(/[‐‑–]/gu, '-')
    .replace(hyphens ? /[\s―—_]+|-(?=\s)|(?<=\s)-/gu : /[\s\-―—_]+/gu, ' ')
    .replace(/["'`“”«»„]|[’‘](?=\s|$)/gu, '')
    .replace(/^[^\p{L}\p{N}.#@]+|(?<![^\p{L}\p{N}+#)!?])[^\p{L}\p{N}+#)!?]+$/gu, '')
    .trim();
  if (FINAL_ABBREVIATION.test(text)) tidy += '.';
  const spelling = getSpelling(toTagKey(tidy));
  if (spelling) return spelling;
  if (/^U\.?S\.?$/.test(tidy)) return 'United States';
  return tidy
    .split(/ +/)
    .map((word, i) => getSpelling(toTagKey(word)) ?? (i > 0 && LOWERCASE_WORDS.has(word) ? word : capitalizeWord(word)))
    .join(' ');
}

/** Matches an abbreviation that keeps its dot at the end of a tag: `Acme Co.` */
const FINAL_ABBREVIATION = /(?:\.\p{L}|\b(?:Co|Corp|Inc|Ltd|Jr|Sr|Bros))\.$/u;

/** Words that stay lower-case inside a tag. */
const LOWERCASE_WORDS = new Set(
  'of in for to the on as and with de du des la le les et en del los las y e da do dos das di della und der die das von im'.split(
    ' ',
  ),
);

function capitalizeWord(word: string): string {
  // The name of a method or a file: `list.sort`.
  return /\p{Lu}|\p{L}\.\p{L}/u.test(word) ? word : word.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
