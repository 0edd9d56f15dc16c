import { DeviceModel, type After, type Availability, type Options } from "./device-model.ts";

/** From which language into which: subtags of BCP 47. */
export type Pair = { sourceLanguage: string; targetLanguage: string };
type Translator = { translate(text: string, options?: { signal?: AbortSignal }): Promise<string> };
type Detected = { detectedLanguage?: string; confidence?: number };
type Detector = { detect(text: string, options?: { signal?: AbortSignal }): Promise<Detected[]> };

/** "Translator and Language Detector APIs" of the Web Machine Learning group, as far as they are used. */
export type OnDevice = {
  Translator?: {
    availability(pair: Pair): Promise<Availability>;
    create(options: Pair & Options): Promise<Translator>;
  };
  LanguageDetector?: {
    availability(): Promise<Availability>;
    create(options: Options): Promise<Detector>;
  };
};

/** Less sure than this the browser guesses. */
const SURE_FROM = 0.5;

/** What this browser translates with by itself; null where it has no such thing, or this page may not use it. */
export function browserOnDevice(): OnDevice | null {
  const own = globalThis as OnDevice;
  return own.Translator === undefined ? null : own;
}

/** What translates on this device: nothing leaves it. */
export class DeviceTranslation {
  /** Tells what language a text is in; null: this browser cannot. */
  readonly detector: DeviceModel<Detector> | null;
  readonly #own: OnDevice;
  readonly #after: After;
  readonly #translators = new Map<string, DeviceModel<Translator>>();

  constructor(own: OnDevice, after: After) {
    this.#own = own;
    this.#after = after;
    const { LanguageDetector } = own;
    this.detector =
      LanguageDetector === undefined
        ? null
        : new DeviceModel(
            {
              availability: () => LanguageDetector.availability(),
              create: (options) => LanguageDetector.create(options),
            },
            after,
          );
  }

  /** What translates from the one into the other. */
  translator(sourceLanguage: string, targetLanguage: string): DeviceModel<Translator> {
    const key = `${sourceLanguage} ${targetLanguage}`;
    const pair = { sourceLanguage, targetLanguage };
    const model =
      this.#translators.get(key) ??
      new DeviceModel(
        {
          availability: () => this.#own.Translator!.availability(pair),
          create: (options) => this.#own.Translator!.create({ ...pair, ...options }),
        },
        this.#after,
      );
    this.#translators.set(key, model);
    return model;
  }
}

/** The language that was told of a text; null: it cannot be told. */
export function surest([best]: readonly Detected[]): string | null {
  const { detectedLanguage = "und", confidence = 0 } = best ?? {};
  return detectedLanguage === "und" || confidence < SURE_FROM ? null : detectedLanguage;
}
