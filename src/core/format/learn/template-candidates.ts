/** A value that a longer text may contain: its text in one example, and the Liquid expression that prints the value. */
export interface TemplateAtom {
  text: string;
  liquid: string;
}

/**
 * Lists Liquid templates that could have printed `text`: wherever a known value occurs, the longest one is replaced by its
 * Liquid expression. A value may match by chance, so one more template is listed without each expression.
 */
export function listTemplates(text: string, atoms: TemplateAtom[]): string[] {
  const usable = atoms.filter((atom) => atom.text !== '').sort((a, b) => b.text.length - a.text.length);
  const found = new Set<string>();
  const kinds = [...new Set(usable.map((atom) => atom.liquid))];
  for (const omitted of ['', ...kinds])
    found.add(
      buildTemplate(
        text,
        usable.filter((atom) => atom.liquid !== omitted),
      ),
    );
  found.delete(escapeLiteral(text));
  return [...found];
}

function buildTemplate(text: string, atoms: TemplateAtom[]): string {
  let out = '';
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const atom = atoms.find(
      (candidate) => text.startsWith(candidate.text, at) && standsAlone(text, at, candidate.text),
    );
    if (!atom) {
      plain += text[at];
      at++;
      continue;
    }
    out += `${escapeLiteral(plain)}{{ ${atom.liquid} }}`;
    plain = '';
    at += atom.text.length;
  }
  return out + escapeLiteral(plain);
}

/** Whether `part` is a whole word or number in the text. Inside a longer word or number, `part` matches by chance. */
function standsAlone(text: string, at: number, part: string): boolean {
  const joins = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && /^(?:\p{L}{2}|\p{N}{2})$/u.test(a + b);
  return !joins(text[at - 1], part[0]) && !joins(part.at(-1), text[at + part.length]);
}

/** Escapes a text for a Liquid template. Only opening braces are special in Liquid. */
const escapeLiteral = (text: string): string => text.replace(/\{\{|\{%/g, (open) => `{{ "${open}" }}`);
