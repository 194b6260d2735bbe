import type { Language } from './language.ts';

/** Norwegian, Bokmål and Nynorsk. */
export const no: Language = {
  stopWords: `
    og i å det er på som en for av til med at de har ikke den et om var fra men han seg så kan vil jeg ved også eller
    skal etter ble være nå når hadde vi mer over hva bli hun mot blitt fram flere eit ein ikkje frå kva dei vert vart
    noko nokon gjennom sitt dette denne eg`,
  quotationMarks: ['«', '»'],
};
