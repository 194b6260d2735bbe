/** https://github.com/webmachinelearning/translation-api */
interface LanguageDetectorApi {
  availability(): Promise<string>;
  create(): Promise<{
    detect(text: string): Promise<{ detectedLanguage: string; confidence: number }[]>;
    destroy(): void;
  }>;
}

/** Characters. The beginning of an article is enough for the detector. */
const SAMPLE_LENGTH = 2_000;
/** A less certain guess is worse than none: a model is told the language that it is to read. */
const MIN_CONFIDENCE = 0.7;

/**
 * Resolves with the language of a text (BCP 47) by the browser's own detector; '' where there is none that works at once, or
 * where it is not certain. It knows far more languages than Precis does.
 */
export async function detectBrowserLanguage(globals: object, text: string): Promise<string> {
  const { LanguageDetector } = globals as { LanguageDetector?: LanguageDetectorApi };
  try {
    if ((await LanguageDetector?.availability()) !== 'available') return '';
    const detector = await LanguageDetector?.create();
    const [best] = (await detector?.detect(text.slice(0, SAMPLE_LENGTH))) ?? [];
    detector?.destroy();
    return best && best.detectedLanguage !== 'und' && best.confidence >= MIN_CONFIDENCE ? best.detectedLanguage : '';
  } catch {
    // The language stays unknown, as in a browser without a detector.
    return '';
  }
}
