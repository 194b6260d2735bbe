import type { Json } from '../../json.ts';
import { type ScriptToken, tokenizeScript } from './script-tokens.ts';

/**
 * An expression of TypeScript. `function`: an arrow function, with the expression that it returns. `computed`: an expression
 * whose value only running it would tell. `text`: the expression as written; `line`: its line, from 1.
 */
export type ScriptExpression = { text: string; line: number } & (
  | { type: 'literal'; value: Json }
  | { type: 'name'; name: string }
  | { type: 'member'; object: ScriptExpression; name: string }
  | { type: 'call'; callee: ScriptExpression; args: ScriptExpression[] }
  | { type: 'list'; items: ScriptExpression[] }
  /** An entry without name spreads another map. */
  | { type: 'map'; entries: { name?: string; value: ScriptExpression }[] }
  | { type: 'function'; body: ScriptExpression }
  | { type: 'computed' }
);

/** The variables that a script declares at its top level, by name. */
export type ScriptScope = ReadonlyMap<string, ScriptExpression>;

/** Deeper expressions count as computed, so that no file can exhaust the stack. */
const MAX_DEPTH = 60;

/** Longer type arguments of a call are not recognised. */
const MAX_TYPE_TOKENS = 30;

/**
 * Parses the variables of a TypeScript file without running anything. Statements other than declarations are skipped. Throws
 * an Error that names the line of an unclosed text or bracket.
 */
export function parseScript(text: string): ScriptScope {
  const parser = createParser(text);
  const scope = new Map<string, ScriptExpression>();
  for (let token = parser.next(); token.type !== 'end'; token = parser.next()) {
    if (token.type !== 'word' || !/^(const|let|var)$/.test(token.value)) {
      if (isOpening(token)) parser.skipGroup();
      continue;
    }
    do {
      const name = parser.next();
      parser.skipType('=');
      if (name.type === 'word' && parser.take('=')) scope.set(name.value, parser.parseExpression(0));
    } while (parser.take(','));
  }
  return scope;
}

/** Parses a text that is one expression, such as JSON with comments and trailing commas. Throws like `parseScript`. */
export const parseScriptExpression = (text: string): ScriptExpression => createParser(text).parseExpression(0);

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const isOpening = ({ type, value }: ScriptToken): boolean => type === 'sign' && value in CLOSING;
const isClosing = ({ type, value }: ScriptToken): boolean => type === 'sign' && /^[)\]}]$/.test(value);

const CONSTANTS = new Map<string, Json>(Object.entries({ true: true, false: false, null: null, undefined: null }));

function createParser(text: string) {
  const tokens = tokenizeScript(text);
  let at = 0;
  const peek = (): ScriptToken => tokens[at] as ScriptToken;
  const next = (): ScriptToken => {
    const token = peek();
    if (token.type !== 'end') at += 1;
    return token;
  };
  const is = (value: string): boolean => peek().value === value && !['string', 'template'].includes(peek().type);
  const take = (value: string): boolean => is(value) && next().type !== 'end';

  /** Skips to the bracket that closes the one before. */
  function skipGroup(): void {
    const open = tokens[at - 1] as ScriptToken;
    for (let depth = 1; depth > 0; ) {
      const token = next();
      if (token.type === 'end') throw new Error(`“${open.value}” is not closed at line ${open.line}.`);
      depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
    }
  }

  /** Skips a type or the rest of an expression: up to `stop`, a comma, a closing bracket or the next statement. */
  function skipType(stop = ''): void {
    const start = at;
    for (let angles = 0; ; ) {
      const token = peek();
      const isNewStatement = token.isFirst && token.type === 'word' && at > start;
      if (token.type === 'end' || isClosing(token) || isNewStatement) return;
      if (angles <= 0 && (is(stop) || is(',') || is(';'))) return;
      angles += is('<') ? 1 : is('>') ? -1 : 0;
      if (isOpening(next())) skipGroup();
    }
  }

  function parseExpression(depth: number): ScriptExpression {
    const { start, line } = peek();
    const finish = (expression: object): ScriptExpression => {
      const { end } = tokens[Math.max(0, at - 1)] as ScriptToken;
      return { ...expression, text: text.slice(start, end), line } as ScriptExpression;
    };
    if (depth > MAX_DEPTH) {
      skipType();
      return finish({ type: 'computed' });
    }
    let expression = finish(parsePrimary(depth));
    for (;;) {
      if (take('.') || take('?.')) expression = finish({ type: 'member', object: expression, name: next().value });
      else if (is('(') && !peek().isFirst) {
        next();
        expression = finish({ type: 'call', callee: expression, args: parseItems(')', depth) });
      } else if (is('<') && skipTypeArguments()) continue;
      else if (is('as') || is('satisfies')) skipType();
      else if (!take('!')) break;
    }
    const rest = at;
    skipType();
    return at > rest ? finish({ type: 'computed' }) : expression;
  }

  /** Skips the type arguments of a call (`<Tag>` in `custom<Tag>()`). False when the sign means "less than". */
  function skipTypeArguments(): boolean {
    const close = tokens
      .slice(at, at + MAX_TYPE_TOKENS)
      .findIndex(({ type, value }) => type === 'sign' && value === '>');
    if (close < 0 || tokens[at + close + 1]?.value !== '(') return false;
    at += close + 1;
    return true;
  }

  function parsePrimary(depth: number): object {
    const token = next();
    if (token.type === 'string') return { type: 'literal', value: token.value };
    if (token.type === 'number') return { type: 'literal', value: Number(token.value.replace(/[_n]/g, '')) };
    if (token.value === '-' && peek().type === 'number') return { type: 'literal', value: -Number(next().value) };
    if (token.type === 'word' && CONSTANTS.has(token.value))
      return { type: 'literal', value: CONSTANTS.get(token.value) };
    if (token.value === '[') return { type: 'list', items: parseItems(']', depth) };
    if (token.value === '{') return { type: 'map', entries: parseEntries(depth) };
    if (token.value === '(') {
      const start = at;
      skipGroup();
      if (take('=>')) return parseFunction(depth);
      at = start;
      const inner = parseExpression(depth + 1);
      skipGroup();
      return inner;
    }
    if (token.type === 'word' && take('=>')) return parseFunction(depth);
    if (token.type === 'word' && !/^(new|await|async|typeof|function|class|void|delete)$/.test(token.value))
      return { type: 'name', name: token.value };
    if (isClosing(token) || token.type === 'end') throw new Error(`A value is missing at line ${token.line}.`);
    skipType();
    return { type: 'computed' };
  }

  /** Parses what an arrow function returns. A function with other statements before `return` returns the same. */
  function parseFunction(depth: number): object {
    if (!take('{')) return { type: 'function', body: parseExpression(depth + 1) };
    const start = at;
    skipGroup();
    const end = at;
    for (at = start; at < end - 1; ) {
      if (isOpening(peek())) {
        next();
        skipGroup();
      } else if (next().value === 'return') {
        const body = parseExpression(depth + 1);
        at = end;
        return { type: 'function', body };
      }
    }
    at = end;
    return { type: 'computed' };
  }

  function parseItems(close: string, depth: number): ScriptExpression[] {
    const items: ScriptExpression[] = [];
    for (;;) {
      if (take(close)) return items;
      take('...');
      items.push(parseExpression(depth + 1));
      requireEnd(close);
    }
  }

  function parseEntries(depth: number): { name?: string; value: ScriptExpression }[] {
    const entries: { name?: string; value: ScriptExpression }[] = [];
    for (;;) {
      if (take('}')) return entries;
      if (take('...')) entries.push({ value: parseExpression(depth + 1) });
      else {
        const token = peek();
        const { value: name, start, end, line } = next();
        if (take(':')) entries.push({ name, value: parseExpression(depth + 1) });
        else {
          // A name alone stands for a variable of the same name; a method or a computed name is code.
          const rest = at;
          skipType();
          const place = { text: text.slice(start, end), line };
          const isName = at === rest && token.type === 'word';
          entries.push({ name, value: isName ? { type: 'name', name, ...place } : { type: 'computed', ...place } });
        }
      }
      requireEnd('}');
    }
  }

  function requireEnd(close: string): void {
    if (!take(',') && !is(close)) throw new Error(`“${close}” or a comma is missing at line ${peek().line}.`);
  }

  return { next, take, skipGroup, skipType, parseExpression };
}

/**
 * Returns the value of an expression that consists of literals and of variables with such values; undefined when the value
 * is computed.
 */
export function evaluateScript(expression: ScriptExpression, scope: ScriptScope, depth = 0): Json | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const evaluate = (inner: ScriptExpression) => evaluateScript(inner, scope, depth + 1);
  if (expression.type === 'literal') return expression.value;
  if (expression.type === 'name') {
    const variable = scope.get(expression.name);
    return variable && evaluate(variable);
  }
  if (expression.type === 'list') {
    const items = expression.items.map(evaluate);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (expression.type !== 'map') return undefined;
  const entries: [string, Json][] = [];
  for (const { name, value } of expression.entries) {
    const inner = evaluate(value);
    if (inner === undefined) return undefined;
    if (name !== undefined) entries.push([name, inner]);
    else if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
      entries.push(...Object.entries(inner));
  }
  return Object.fromEntries(entries);
}
