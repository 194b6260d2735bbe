import type { Language } from './language.ts';

/** Urdu. */
export const ur: Language = {
  stopWords: `
    کے میں کی اور سے کا ہے نے کو اس کہ پر یہ ہیں ایک نہیں بھی ہو کر تھا گیا کیا تو وہ جو گی ہی تھی لئے لیے جائے دیا اپنے
    ہوئے تک کسی`,
};
