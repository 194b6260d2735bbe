import type { Language } from './language.ts';

/** Swahili. */
export const sw: Language = {
  stopWords: `
    ya na wa kwa ni katika za la kuwa hii cha ambayo kama yake au hiyo huo wakati baada pia alisema lakini sana watu
    wake vya hivyo kila huyo bila ili hata si mtu kwamba`,
};
