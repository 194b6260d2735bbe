/** A fact that a longer text may be made of: its text in one example, and the Liquid that prints it. */
export interface TemplateAtom {
  text: string;
  liquid: string;
}

/**
 * Liquid templates that could have made `text`: at each place the longest atom that stands there, else the characters
 * themselves. Several, since an atom may stand there by chance: each kind of atom is also left out once.
 */
export function listTemplates(text: string, atoms: TemplateAtom[]): string[] {
  const usable = atoms.filter((atom) => atom.text !== '').sort((a, b) => b.text.length - a.text.length);
  const found = new Set<string>();
  const kinds = [...new Set(usable.map((atom) => atom.liquid))];
  for (const without of ['', ...kinds])
    found.add(
      buildTemplate(
        text,
        usable.filter((atom) => atom.liquid !== without),
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

/** A word or number inside a longer one is chance. */
function standsAlone(text: string, at: number, part: string): boolean {
  const joins = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && /^(?:\p{L}{2}|\p{N}{2})$/u.test(a + b);
  return !joins(text[at - 1], part[0]) && !joins(part.at(-1), text[at + part.length]);
}

/** Text as Liquid: only an opening brace pair means something there. */
const escapeLiteral = (text: string): string => text.replace(/\{\{|\{%/g, (open) => `{{ "${open}" }}`);
