/** A fact that a longer text may contain: its text in one example, and the Liquid that prints it. */
export interface TemplateAtom {
  text: string;
  liquid: string;
}

/**
 * Liquid templates that could have made `text`: each place holds the longest matching fact, else its characters. A fact may match by
 * chance, so there is also one template without each kind of fact.
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

/** A word or number that is part of a longer one matches by chance. */
function standsAlone(text: string, at: number, part: string): boolean {
  const joins = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && /^(?:\p{L}{2}|\p{N}{2})$/u.test(a + b);
  return !joins(text[at - 1], part[0]) && !joins(part.at(-1), text[at + part.length]);
}

/** Text as Liquid: escapes opening braces, the only special characters. */
const escapeLiteral = (text: string): string => text.replace(/\{\{|\{%/g, (open) => `{{ "${open}" }}`);
