/** How long a text is to a model, and how one that is too long is divided. */

/**
 * Tokens of a text, estimated on the safe side: a token for every 3 characters of Latin script, 2 of others that are written
 * with spaces, and 1.2 for each character without (the tokenizers in use need 3.5–5, 2–3.5 and 0.6–1.1).
 */
export function estimateTokens(text: string): number {
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu)?.length ?? 0;
  const latin = text.match(/[\p{Script=Latin}\p{ASCII}]/gu)?.length ?? 0;
  return Math.ceil(dense * 1.2 + latin / 3 + Math.max(0, text.length - dense - latin) / 2);
}

/** A Markdown text in parts of at most `room` tokens each, parted at headings, then at paragraphs, at worst between words. */
export function splitIntoChunks(markdown: string, room: number): string[] {
  const parts: string[] = [];
  let open = '';
  const put = (piece: string, joint: string) => {
    if (open && estimateTokens(open + joint + piece) > room) {
      parts.push(open);
      open = piece;
    } else open = open ? open + joint + piece : piece;
  };
  for (const section of markdown.split(/(?<!\n)\n{2,}(?=#{1,3} )/)) {
    if (estimateTokens(section) <= room) {
      put(section, '\n\n');
      continue;
    }
    for (const block of section.split(/\n{2,}/)) {
      if (estimateTokens(block) <= room) put(block, '\n\n');
      else for (const piece of splitLongBlock(block, room)) put(piece, '\n\n');
    }
  }
  if (open) parts.push(open);
  return parts;
}

/** A paragraph without end in pieces that fit. A token is never shorter than what one character may cost. */
function splitLongBlock(block: string, room: number): string[] {
  const out: string[] = [];
  const step = Math.max(1, Math.floor(room / 1.2));
  for (let at = 0; at < block.length; ) {
    const limit = Math.min(block.length, at + step);
    const space = limit < block.length ? block.lastIndexOf(' ', limit) : limit;
    const end = space > at ? space : limit;
    out.push(block.slice(at, end).trim());
    at = end;
  }
  return out.filter(Boolean);
}
