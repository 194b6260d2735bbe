/** Estimates the number of tokens in a text, and splits a text that is too long for a model. */

/**
 * Returns an upper estimate of a text's tokens: 1 per 3 characters of Latin script, 1 per 2 of other spaced scripts, and 1.2
 * per character of unspaced scripts. Current tokenizers need 1 per 3.5–5, 1 per 2–3.5, and 0.6–1.1 per character.
 */
export function estimateTokens(text: string): number {
  const unspaced =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu)?.length ?? 0;
  const latin = text.match(/[\p{Script=Latin}\p{ASCII}]/gu)?.length ?? 0;
  return Math.ceil(unspaced * 1.2 + latin / 3 + Math.max(0, text.length - unspaced - latin) / 2);
}

/**
 * Splits an article (Markdown, or `NumberedArticle.text`) into chunks of at most `maxTokens` tokens: at headings, then at
 * paragraphs, then at lines, at worst between words.
 */
export function splitIntoChunks(article: string, maxTokens: number): string[] {
  const parts: string[] = [];
  let chunk = '';
  const addPiece = (piece: string, joint: string) => {
    if (chunk && estimateTokens(chunk + joint + piece) > maxTokens) {
      parts.push(chunk);
      chunk = piece;
    } else chunk = chunk ? chunk + joint + piece : piece;
  };
  for (const section of article.split(/(?<!\n)\n{2,}(?=#{1,3} )/)) {
    if (estimateTokens(section) <= maxTokens) {
      addPiece(section, '\n\n');
      continue;
    }
    for (const block of section.split(/\n{2,}/)) {
      if (estimateTokens(block) <= maxTokens) addPiece(block, '\n\n');
      else for (const piece of splitLongBlock(block, maxTokens)) addPiece(piece, '\n\n');
    }
  }
  if (chunk) parts.push(chunk);
  return parts;
}

/**
 * Splits a long paragraph into pieces of at most `maxTokens` tokens, counting 1.2 tokens (the highest estimate) per
 * character.
 */
function splitLongBlock(block: string, maxTokens: number): string[] {
  const out: string[] = [];
  const step = Math.max(1, Math.floor(maxTokens / 1.2));
  for (let at = 0; at < block.length; ) {
    const limit = Math.min(block.length, at + step);
    const [line, space] = ['\n', ' '].map((sign) => (limit < block.length ? block.lastIndexOf(sign, limit) : limit));
    const end = [line, space].find((place) => place !== undefined && place > at) ?? limit;
    out.push(block.slice(at, end).trim());
    at = end;
  }
  return out.filter(Boolean);
}
