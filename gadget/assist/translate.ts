import { isBlank } from "../../worker/protocol/message/blank.ts";
import { browserOnDevice, DeviceTranslation } from "../platform/on-device.ts";
import type { Platform } from "../platform/doors.ts";
import type { FbChatAssistProvider } from "./provider.ts";

/** `by`: on this device, or by what the page does. `from` null: nobody told. */
export type Translated = { text: string; from: string | null; to: string; by: "device" | "page" };
/** It is in that language; nothing here translates between the two; or what does so failed. */
export type NotTranslated = "same" | "unavailable" | "failed";

/** What translates, in the order in which it is asked. */
export type Means = { device: DeviceTranslation | null; provider: FbChatAssistProvider | null };

/** A page that has not answered by then will not. */
export const ANSWER_MS = 30_000;

const devices = new WeakMap<object, DeviceTranslation>();

/** What translates in a gadget of this platform. */
export function meansOf(platform: Platform, provider: FbChatAssistProvider | null): Means {
  const own = platform.onDevice === undefined ? browserOnDevice() : platform.onDevice;
  if (own === null) return { device: null, provider };
  const device = devices.get(own) ?? new DeviceTranslation(own);
  devices.set(own, device);
  return { device, provider };
}

/** Whether two tags name one language. Chinese is written in two ways that not everybody reads. */
export function isSame(a: string, b: string): boolean {
  const [one = "", other = ""] = [a, b].map((tag) => tag.toLowerCase());
  if (one.startsWith("zh-hant") !== other.startsWith("zh-hant")) return false;
  return one.split("-")[0] === other.split("-")[0];
}

/** Whether something here translates between the two; `from` null: it is told by the text. Never rejects. */
export async function offers({ device, provider }: Means, from: string | null, to: string): Promise<boolean> {
  if (from !== null && isSame(from, to)) return false;
  if (provider?.translate) return true;
  return device !== null && from !== null && (await device.offers(from, to));
}

type Ask = {
  conversation: string;
  text: string;
  to: string;
  /** What the language is likely to be, where the text does not tell. */
  likely: string | null;
  signal: AbortSignal;
  /** How much is loaded of what is needed, from 0 to 1. */
  progress: (part: number) => void;
};

/** Translates a text: on this device where it can, else by what the page does. Rejects only where `signal` is aborted. */
export async function translate(means: Means, ask: Ask): Promise<Translated | NotTranslated> {
  const { device, provider } = means;
  const { conversation, text, to, signal } = ask;
  const from = (await device?.detect(text)) ?? ask.likely;
  signal.throwIfAborted();
  if (from !== null && isSame(from, to)) return "same";
  let isTried = false;
  if (device !== null && from !== null && (await device.offers(from, to))) {
    isTried = true;
    try {
      const pair = { sourceLanguage: from, targetLanguage: to };
      const said = await orAborted(device.translate(text, pair, ask), signal);
      if (!isBlank(said)) return { text: said, from, to, by: "device" };
    } catch {
      signal.throwIfAborted();
    }
  }
  if (!provider?.translate) return isTried ? "failed" : "unavailable";
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    const said: unknown = await orAborted(
      provider.translate({ conversation, text, from, to, signal: limited }),
      limited,
    );
    if (typeof said === "string" && !isBlank(said)) return { text: said, from, to, by: "page" };
  } catch {
    signal.throwIfAborted();
  }
  return "failed";
}

/** Rejects as soon as the signal does, also where whoever was asked does not heed it. */
export function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
    Promise.resolve(answer).then(resolve, reject);
  });
}
