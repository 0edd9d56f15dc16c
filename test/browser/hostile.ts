/**
 * Browsers as agents have them, beside those as developers do: each value of the environment that a page may find
 * missing, refused or otherwise than expected, in one set at least. `HOSTILE` names the set of a run;
 * `npm run test:hostile` runs them all.
 */
import type { Page } from "puppeteer-core";

export type Environment = {
  /** `LANG` of every process; null: not set. Chromium's headless shell takes its language from it. */
  lang?: string | null;
  timeZone?: string;
  /** What `navigator` says, whatever the browser itself would. */
  languages?: readonly string[];
  /** No storage, no database, no locks: as in a frame of another site, or with all cookies off. */
  refusesStorage?: true;
  /** No sound, no notices of pages, nothing between tabs, no `randomUUID` and no idle time: a phone, or plain http. */
  isBare?: true;
};

export const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  posix: { lang: "C.UTF-8", languages: ["en-US@posix"] },
  unset: { lang: null, languages: [] },
  german: { lang: "de_DE.UTF-8", languages: ["de-DE", "de"], timeZone: "Europe/Berlin" },
  kathmandu: { timeZone: "Asia/Kathmandu" },
  chatham: { timeZone: "Pacific/Chatham" },
  "right-to-left": { lang: "ar_EG.UTF-8", languages: ["ar-EG", "he", "en"], timeZone: "Africa/Cairo" },
  "no-storage": { refusesStorage: true },
  bare: { isBare: true },
  all: {
    lang: "C.UTF-8",
    languages: ["en-US@posix"],
    timeZone: "Asia/Kathmandu",
    refusesStorage: true,
    isBare: true,
  },
};

/** The set that `HOSTILE` names; null where it names none. @throws Error for one that there is not */
export function chosenEnvironment(): Environment | null {
  const name = process.env["HOSTILE"] ?? "";
  if (name === "") return null;
  const environment = ENVIRONMENTS[name];
  if (environment === undefined)
    throw new Error(`HOSTILE is "${name}"; there are ${Object.keys(ENVIRONMENTS).join(", ")}.`);
  return environment;
}

/** `variables` as a process of that environment has them. */
export function variablesIn(
  { lang, timeZone }: Environment,
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const { LANG, LC_ALL, LANGUAGE, ...others } = variables;
  const kept = lang === undefined ? { LANG, LC_ALL, LANGUAGE } : lang === null ? {} : { LANG: lang };
  return { ...others, ...kept, ...(timeZone === undefined ? {} : { TZ: timeZone }) };
}

/** Lets all documents of a page find themselves in the chosen environment. */
export async function settle(page: Page): Promise<Page> {
  const environment = chosenEnvironment();
  if (environment !== null) await page.evaluateOnNewDocument(spoil, environment);
  return page;
}

/** Runs in the page, before anything else. */
function spoil({ languages, refusesStorage, isBare }: Environment): void {
  const set = (owner: object, name: string, get: () => unknown): void => {
    Object.defineProperty(owner, name, { get, configurable: true });
  };
  const refuse = (): never => {
    throw new DOMException("The document may not use this.", "SecurityError");
  };
  if (languages !== undefined) {
    set(Navigator.prototype, "languages", () => languages);
    set(Navigator.prototype, "language", () => languages[0] ?? "");
  }
  if (refusesStorage) {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) set(window, name, refuse);
    const refused = (): Promise<never> => Promise.reject(new DOMException("Refused.", "SecurityError"));
    set(Navigator.prototype, "locks", () => ({ request: refused, query: refused }));
  }
  if (isBare) {
    const Notices = function Notification(): never {
      throw new TypeError("Illegal constructor");
    };
    Object.assign(Notices, { permission: "default", requestPermission: () => Promise.resolve("granted") });
    Object.defineProperty(window, "Notification", { value: Notices, configurable: true, writable: true });
    for (const name of ["AudioContext", "BroadcastChannel", "requestIdleCallback"])
      Reflect.deleteProperty(window, name);
    Reflect.deleteProperty(Crypto.prototype, "randomUUID");
    if (!refusesStorage) set(Navigator.prototype, "locks", () => undefined);
  }
}
