import type { OnDevice, Pair } from "../../../gadget/platform/on-device.ts";

/** A browser's own translator, as Chromium has it: for some pairs, of which none is loaded at first. */
export class FakeOnDevice implements OnDevice {
  /** Pairs that it knows: "de en". */
  readonly pairs = new Set(["de en", "en de"]);
  /** Models that it loaded, by pair. */
  readonly loaded: string[] = [];
  readonly translated: string[] = [];
  /** What texts are in, by the tag of BCP 47; else it cannot tell. */
  readonly languages = new Map<string, string>();
  /** How much of a model is there; null: it comes at once. Resolves it by `arrive`. */
  isSlow = false;
  fails = false;
  #progress: ((part: number) => void)[] = [];
  #waiting: (() => void)[] = [];

  readonly Translator = {
    availability: ({ sourceLanguage, targetLanguage }: Pair) =>
      Promise.resolve(this.pairs.has(`${sourceLanguage} ${targetLanguage}`) ? "downloadable" : "unavailable"),
    create: async ({
      sourceLanguage,
      targetLanguage,
      monitor,
    }: Pair & { monitor?: (monitor: EventTarget) => void }) => {
      if (this.fails) throw new DOMException("No activation", "NotAllowedError");
      const target = new EventTarget();
      monitor?.(target);
      this.#progress.push((loaded) =>
        target.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded })),
      );
      if (this.isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      this.loaded.push(`${sourceLanguage} ${targetLanguage}`);
      return {
        translate: (text: string) => {
          this.translated.push(text);
          return Promise.resolve(`[${targetLanguage}] ${text}`);
        },
      };
    },
  };

  readonly LanguageDetector = {
    create: () =>
      Promise.resolve({
        detect: (text: string) =>
          Promise.resolve([
            {
              detectedLanguage: this.languages.get(text) ?? "und",
              confidence: this.languages.has(text) ? 0.9 : 0,
            },
          ]),
      }),
  };

  /** So much of each model under way is there. */
  has(part: number): void {
    for (const tell of this.#progress) tell(part);
  }

  arrives(): void {
    this.isSlow = false;
    for (const run of this.#waiting.splice(0)) run();
  }
}
