import type { Language } from './language.ts';

/** Afrikaans. */
export const af: Language = {
  stopWords: `
    die en van het is nie in om te wat vir ’n n met op dat was hy ook as aan sy hulle sal by deur ons word kan maar of
    jy uit moet na se dit een hierdie daar so baie meer wees hul elke enige geen teen kon sou wil dié haar sonder tussen`,
};
