import { toKeyPath } from '../front-matter.ts';
import type { KeyRule } from '../profile.ts';
import type { ConfigurationSource, PostCollection } from './blog-configuration.ts';
import { evaluateScript, parseScript, type ScriptExpression, type ScriptScope } from './parse-script.ts';
import { trimFolder } from './path-template.ts';
import { readZodSchema, type ZodSchema } from './zod-schema.ts';

/**
 * Reads the collections of Astro's content configuration (https://docs.astro.build/en/guides/content-collections/): the
 * folder of each, and the literal part of its Zod schema.
 */
export function readAstro(source: ConfigurationSource): PostCollection[] {
  const scope = parseScript(source.text);
  return listCollections(scope).flatMap(({ name, value }) => {
    const options = resolve(value, scope);
    const settings = options?.type === 'call' ? resolve(options.args[0], scope) : undefined;
    if (settings?.type !== 'map') {
      source.gaps.push({ reason: 'computed', text: `${name}: ${value.text}`.slice(0, 120), line: value.line });
      return [];
    }
    const get = (key: string) => settings.entries.find((entry) => entry.name === key)?.value;
    if (get('type')?.text.includes('data') || isDataLoader(get('loader'))) return [];
    const schema = get('schema');
    const read = schema ? readZodSchema(schema, scope, source.gaps) : { type: 'any' as const };
    return [
      {
        name,
        from: source.path,
        generator: 'astro' as const,
        ...readLoader(get('loader'), name, scope),
        keys: listKeyRules(read, source.path),
        ...(read.isStrict ? { isStrict: true } : {}),
      },
    ];
  });
}

/** Lists the entries of `export const collections = { … }`. Without it, lists every `defineCollection`. */
function listCollections(scope: ScriptScope): { name: string; value: ScriptExpression }[] {
  const collections = scope.get('collections');
  if (collections?.type === 'map')
    return collections.entries.flatMap(({ name, value }) => (name === undefined ? [] : [{ name, value }]));
  return [...scope]
    .filter(([, value]) => /^defineCollection\b/.test(value.text))
    .map(([name, value]) => ({ name, value }));
}

function resolve(expression: ScriptExpression | undefined, scope: ScriptScope): ScriptExpression | undefined {
  let found = expression;
  for (let steps = 0; found?.type === 'name' && steps < 20; steps += 1) found = scope.get(found.name);
  return found;
}

const isDataLoader = (loader: ScriptExpression | undefined): boolean =>
  loader?.type === 'call' && loader.callee.type === 'name' && loader.callee.name === 'file';

/** Reads `glob({ base, pattern })`. Other loaders, and Astro before version 5, keep posts in `src/content/NAME`. */
function readLoader(loader: ScriptExpression | undefined, name: string, scope: ScriptScope) {
  const options = loader?.type === 'call' ? resolve(loader.args[0], scope) : undefined;
  const get = (key: string) => {
    const value = options?.type === 'map' && options.entries.find((entry) => entry.name === key)?.value;
    return value ? evaluateScript(value, scope) : undefined;
  };
  const base = get('base');
  const pattern = [get('pattern')].flat().filter((one) => typeof one === 'string');
  const start = /^((?:[\w.-]+\/)*)[^/]*$/.exec(pattern[0]?.replace(/(?<!\*)\/?\*\*.*$/s, '/') ?? '')?.[1] ?? '';
  const isMdxOnly = pattern.length > 0 && pattern.every((one) => one.includes('mdx') && !/\bmd\b/.test(one));
  const folder = typeof base === 'string' ? trimFolder(`${trimFolder(base)}/${start}`) : trimFolder(start);
  return {
    folder: folder === '' ? `src/content/${name}` : folder,
    fileName: `{{ slug }}.${isMdxOnly ? 'mdx' : 'md'}`,
  };
}

/** Lists the rules of a schema's fields. A map of fields gives a rule for each of its fields. */
function listKeyRules({ fields }: ZodSchema, from: string): KeyRule[] {
  return [...(fields ?? [])].flatMap(([name, field]) => {
    const inner = field.fields?.size && field.required ? [...field.fields] : undefined;
    return inner
      ? inner.map(([innerName, one]) => toRule(toKeyPath({ table: name, name: innerName }), one, from))
      : [toRule(name, field, from)];
  });
}

const toRule = (key: string, { fields: _, isStrict: __, ...schema }: ZodSchema, from: string): KeyRule => ({
  key,
  ...schema,
  from,
});
