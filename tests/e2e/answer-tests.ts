/**
 * Lets a test call functions of this page. An extension's page runs no code from outside, so the test writes the call into
 * the attribute `data-ask`.
 */
export function answerTests(functions: object): void {
  const { dataset } = document.documentElement;
  new MutationObserver(async () => {
    const { number, name, args } = JSON.parse(dataset.ask ?? '{}');
    let answer: object;
    try {
      const work = functions[name as keyof typeof functions] as (...given: unknown[]) => unknown;
      answer = { number, value: (await work(...args)) ?? null };
    } catch (error) {
      answer = { number, error: String(error) };
    }
    dataset.answer = JSON.stringify(answer);
  }).observe(document.documentElement, { attributeFilter: ['data-ask'] });
}
