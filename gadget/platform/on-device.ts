/** From which language into which: subtags of BCP 47. */
export type Pair = { sourceLanguage: string; targetLanguage: string };
/** Whether a model is there, can be had, or never will be; a browser may say more some day. */
type Availability = "unavailable" | "downloadable" | "downloading" | "available" | (string & {});
type Options = { monitor?: (monitor: EventTarget) => void; signal?: AbortSignal };
type Translator = { translate(text: string, options?: { signal?: AbortSignal }): Promise<string> };
type Detected = { detectedLanguage?: string; confidence?: number };
type Detector = { detect(text: string): Promise<Detected[]> };

/** "Translator and Language Detector APIs" of the Web Machine Learning group, as far as they are used. */
export type OnDevice = {
  Translator?: {
    availability(pair: Pair): Promise<Availability>;
    create(options: Pair & Options): Promise<Translator>;
  };
  LanguageDetector?: { create(options: Options): Promise<Detector> };
};

/** Less sure than this the browser guesses. */
const SURE_FROM = 0.5;

/** What this browser translates with by itself; null where it has no such thing, or this page may not use it. */
export function browserOnDevice(): OnDevice | null {
  const own = globalThis as OnDevice;
  return own.Translator === undefined ? null : own;
}

/** Translates on this device: nothing leaves it. What was loaded for a pair of languages stays while the page does. */
export class DeviceTranslation {
  readonly #own: OnDevice;
  readonly #translators = new Map<string, Promise<Translator>>();
  readonly #offered = new Map<string, Promise<boolean>>();
  #detector: Promise<Detector> | null = null;

  constructor(own: OnDevice) {
    this.#own = own;
  }

  /** Whether it translates, or will once it loaded what it needs. Never rejects. */
  offers(sourceLanguage: string, targetLanguage: string): Promise<boolean> {
    const key = `${sourceLanguage} ${targetLanguage}`;
    const known = this.#offered.get(key) ?? this.#ask({ sourceLanguage, targetLanguage });
    this.#offered.set(key, known);
    return known;
  }

  /** The language of a text; null where it cannot be told. Never rejects. */
  async detect(text: string): Promise<string | null> {
    try {
      this.#detector ??= this.#own.LanguageDetector?.create({}) ?? null;
      const [best] = (await (await this.#detector)?.detect(text)) ?? [];
      const { detectedLanguage = "und", confidence = 0 } = best ?? {};
      return detectedLanguage === "und" || confidence < SURE_FROM ? null : detectedLanguage;
    } catch {
      this.#detector = null;
      return null;
    }
  }

  /** `progress`: how much of the model is loaded, from 0 to 1. Rejects where the browser does. */
  async translate(
    text: string,
    { sourceLanguage, targetLanguage }: Pair,
    { signal, progress }: { signal: AbortSignal; progress: (part: number) => void },
  ): Promise<string> {
    const key = `${sourceLanguage} ${targetLanguage}`;
    const monitor = (monitor: EventTarget) => {
      monitor.addEventListener("downloadprogress", (event) => {
        progress((event as ProgressEvent).loaded);
      });
    };
    const made =
      this.#translators.get(key) ??
      this.#own.Translator!.create({ sourceLanguage, targetLanguage, monitor }).catch((error: unknown) => {
        this.#translators.delete(key);
        throw error;
      });
    this.#translators.set(key, made);
    const translator = await made;
    signal.throwIfAborted();
    return translator.translate(text, { signal });
  }

  async #ask(pair: Pair): Promise<boolean> {
    try {
      return (await this.#own.Translator!.availability(pair)) !== "unavailable";
    } catch {
      return false;
    }
  }
}
