import type { OnDevice, Pair } from "../../../gadget/platform/on-device.ts";
import type { Options } from "../../../gadget/platform/device-model.ts";

/** How many models the press that is under way may still load. */
let left = 0;
let perPress = Infinity;
// Before whoever is pressed, and behind them: as in a browser, what is asked for later is in no press.
addEventListener("click", () => (left = perPress), { capture: true });
addEventListener("click", () => (left = 0));

/** A browser's own translator, as Chromium has it: for some pairs, all of which are loaded unless `isBare`. */
export class FakeOnDevice implements OnDevice {
  /** Pairs that it knows: "de en". */
  readonly pairs = new Set(["de en", "en de"]);
  /** Models that it made, by pair; "detector". */
  readonly loaded: string[] = [];
  readonly translated: string[] = [];
  /** What texts are in, by the tag of BCP 47; else it cannot tell. */
  readonly languages = new Map<string, string>();
  /** Nothing is loaded, and is only in a press. */
  isBare = false;
  /** Models are made once they arrive(). */
  isSlow = false;
  fails = false;
  #progress: ((part: number) => void)[] = [];
  #waiting: (() => void)[] = [];

  /** One press loads so many models. */
  constructor(modelsPerPress = Infinity) {
    perPress = modelsPerPress;
  }

  readonly Translator = {
    availability: ({ sourceLanguage, targetLanguage }: Pair) => {
      const name = `${sourceLanguage} ${targetLanguage}`;
      return Promise.resolve(this.pairs.has(name) ? this.#availability(name) : "unavailable");
    },
    create: async ({ sourceLanguage, targetLanguage, ...options }: Pair & Options) => {
      await this.#load(`${sourceLanguage} ${targetLanguage}`, options);
      return {
        translate: (text: string) => {
          this.translated.push(text);
          return Promise.resolve(`[${targetLanguage}] ${text}`);
        },
      };
    },
  };

  readonly LanguageDetector = {
    availability: () => Promise.resolve(this.#availability("detector")),
    create: async (options: Options) => {
      await this.#load("detector", options);
      return {
        detect: (text: string) =>
          Promise.resolve([
            {
              detectedLanguage: this.languages.get(text) ?? "und",
              confidence: this.languages.has(text) ? 0.9 : 0,
            },
          ]),
      };
    },
  };

  /** So much of each model under way is there. */
  has(part: number): void {
    for (const tell of this.#progress) tell(part);
  }

  arrives(): void {
    this.isSlow = false;
    for (const run of this.#waiting.splice(0)) run();
  }

  #availability(name: string) {
    return this.isBare && !this.loaded.includes(name) ? "downloadable" : "available";
  }

  async #load(name: string, { monitor }: Options): Promise<void> {
    if (this.#availability(name) === "downloadable" && left-- <= 0)
      throw new DOMException("No activation", "NotAllowedError");
    if (this.fails) throw new DOMException("Out of room", "QuotaExceededError");
    const target = new EventTarget();
    monitor?.(target);
    this.#progress.push((loaded) =>
      target.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded })),
    );
    if (this.isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.loaded.push(name);
  }
}
