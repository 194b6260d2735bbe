/** Formats host names for display, so that no lookalike passes for another host. */

/**
 * Scripts that one language mixes, such as Han and kana in Japanese. Letters of other scripts must not be mixed in one
 * label.
 */
const COMPATIBLE_SCRIPTS = [
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u,
  /^[\p{Script=Han}\p{Script=Hangul}]+$/u,
  /^[\p{Script=Han}\p{Script=Bopomofo}]+$/u,
];
const SCRIPT_NAMES =
  /^(?:\p{Script=Latin}+|\p{Script=Cyrillic}+|\p{Script=Greek}+|\p{Script=Arabic}+|\p{Script=Hebrew}+|\p{Script=Devanagari}+|\p{Script=Bengali}+|\p{Script=Tamil}+|\p{Script=Telugu}+|\p{Script=Thai}+|\p{Script=Georgian}+|\p{Script=Armenian}+)$/u;

/**
 * Cyrillic and Greek letters that look like Latin letters. A label of only such letters reads as Latin (Chromium's spoof
 * checks).
 */
const LATIN_LOOKALIKES = /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡαικνρυωηοτ]+$/;

/** Matches digits, hyphens and marks, which occur in every script. */
const SCRIPTLESS = /[\d\-·ー々\p{Script=Inherited}]/gu;

function isUnambiguous(label: string): boolean {
  const letters = label.replace(SCRIPTLESS, '');
  if (LATIN_LOOKALIKES.test(letters)) return false;
  return letters === '' || SCRIPT_NAMES.test(letters) || COMPATIBLE_SCRIPTS.some((scripts) => scripts.test(letters));
}

/**
 * Returns the host and port of a web address for display. A label of mixed scripts stays in ASCII (`xn--…`). '' when `url`
 * has no host.
 */
export function formatHost(url: string): string {
  if (!URL.canParse(url)) return '';
  const host = new URL(url).host.replace(/^www\./, '');
  if (!host.includes('xn--')) return host;
  const labels = host.split('.').map((label) => {
    const written = label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label;
    return written !== null && isUnambiguous(written) ? written : label;
  });
  // The formatted name is used only when it leads to the same host as the address.
  const formatted = labels.join('.');
  return URL.canParse(`https://${formatted}`) &&
    new URL(`https://${formatted}`).host === new URL(`https://${host}`).host
    ? formatted
    : host;
}

/** Decodes the part of a host label after `xn--` (RFC 3492, section 6.2); null when the encoding is invalid. */
function decodePunycode(encoded: string): string | null {
  const cut = encoded.lastIndexOf('-');
  const letters = cut > 0 ? [...encoded.slice(0, cut)] : [];
  let [code, at, bias] = [128, 0, 72];
  for (let index = cut > 0 ? cut + 1 : 0; index < encoded.length; ) {
    const start = at;
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = Number.parseInt(encoded.charAt(index), 36);
      index += 1;
      if (Number.isNaN(digit)) return null;
      // `a` to `z` are 0 to 25, `0` to `9` are 26 to 35.
      const value = digit < 10 ? digit + 26 : digit - 10;
      at += value * weight;
      const threshold = Math.min(26, Math.max(1, step - bias));
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const length = letters.length + 1;
    let delta = start === 0 ? Math.floor(at / 700) : (at - start) >> 1;
    delta += Math.floor(delta / length);
    let steps = 0;
    for (; delta > 455; steps += 36) delta = Math.floor(delta / 35);
    bias = steps + Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(at / length);
    at %= length;
    if (code > 0x10ffff) return null;
    letters.splice(at, 0, String.fromCodePoint(code));
    at += 1;
  }
  return letters.join('');
}
