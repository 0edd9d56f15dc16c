import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { DeviceModel } from "../platform/device-model.ts";
import { browserOnDevice, DeviceTranslation, surest } from "../platform/on-device.ts";
import type { Platform } from "../platform/doors.ts";
import type { FbChatAssistProvider } from "./provider.ts";

/** `by`: on this device, or by what the page does. `from` null: nobody told. */
export type Translated = { text: string; from: string | null; to: string; by: "device" | "page" };
/** It is in that language; nothing here translates between the two; or what does so failed. */
export type NotTranslated = "same" | "unavailable" | "failed";
/** What the browser must load first, which takes a press. */
export type Needs = { models: readonly DeviceModel<unknown>[] };

/** What translates, in the order in which it is asked. */
export type Means = { device: DeviceTranslation | null; provider: FbChatAssistProvider | null };

/** A page that has not answered by then will not. */
export const ANSWER_MS = 30_000;

const devices = new WeakMap<object, DeviceTranslation>();

/** What translates in a gadget of this platform. */
export function meansOf(platform: Platform, provider: FbChatAssistProvider | null): Means {
  const own = platform.onDevice === undefined ? browserOnDevice() : platform.onDevice;
  if (own === null) return { device: null, provider };
  const device = devices.get(own) ?? new DeviceTranslation(own, (ms, run) => platform.after(ms, run));
  devices.set(own, device);
  return { device, provider };
}

/** Whether two tags name one language. Chinese is written in two ways that not everybody reads. */
export function isSame(a: string, b: string): boolean {
  const [one = "", other = ""] = [a, b].map((tag) => tag.toLowerCase());
  if (one.startsWith("zh-hant") !== other.startsWith("zh-hant")) return false;
  return one.split("-")[0] === other.split("-")[0];
}

/**
 * Whether something here translates between the two; `from` null, or that same language: where the text itself may tell another.
 * Never rejects.
 */
export async function offers({ device, provider }: Means, from: string | null, to: string): Promise<boolean> {
  if (provider?.translate) return true;
  const isTold = from !== null && !isSame(from, to);
  const model = isTold ? device?.translator(from, to) : device?.detector;
  return model != null && (await model.state()) !== "unavailable";
}

type Ask = {
  conversation: string;
  text: string;
  to: string;
  /** What the language is likely to be, where the text does not tell. */
  likely: string | null;
  signal: AbortSignal;
  /** What this press loads. */
  loads: readonly DeviceModel<unknown>[];
  /** How much is loaded of that, from 0 to 1. */
  progress: (part: number) => void;
};

/**
 * Translates a text: on this device where it can, else by what the page does. What `loads` names is begun before anything is waited
 * for, while the press still counts. Rejects only where `signal` is aborted.
 */
export async function translate(means: Means, ask: Ask): Promise<Translated | NotTranslated | Needs> {
  const { device, provider } = means;
  const { conversation, text, to, signal, loads, progress } = ask;
  const heard = () => {
    if (!signal.aborted) progress(loads.reduce((sum, { part }) => sum + part, 0) / loads.length);
  };
  // Whoever waits for it below is told what came of it.
  for (const model of loads) model.get(heard).catch(() => {});
  const own = device === null ? null : await orAborted(onDevice(device, ask), signal);
  if (own !== null && "said" in own) return own.said;
  if (!provider?.translate) return own?.isTried ? "failed" : "unavailable";
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    const from = own === null ? ask.likely : own.from;
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

/** `said`: that is the answer. Else the page may be asked, with the language that was told. */
type OnDeviceSaid = { said: Translated | "same" | Needs } | { from: string | null; isTried: boolean };

/** Rejects only where it is wanted no more. */
async function onDevice(device: DeviceTranslation, ask: Ask): Promise<OnDeviceSaid> {
  const { text, to, likely, loads } = ask;
  const detector = device.detector;
  const isGuess = likely !== null && !isSame(likely, to);
  const first = [detector, isGuess ? device.translator(likely, to) : null];
  if ((await detector?.state()) === "loadable") return { said: { models: await loadable(first) } };
  const from = (await told(detector, ask)) ?? likely;
  ask.signal.throwIfAborted();
  if (from === null) return { from, isTried: false };
  if (isSame(from, to)) return { said: "same" };
  const model = device.translator(from, to);
  const state = await model.state();
  if (state === "unavailable") return { from, isTried: false };
  if (state === "loadable") return { said: { models: [model] } };
  try {
    const said = await model.use((it) => it.translate(text, { signal: ask.signal }));
    if (!isBlank(said)) return { said: { text: said, from, to, by: "device" } };
  } catch {
    // One press may load one model alone: the other is asked for once more.
    if (loads.length > 1 && (await model.state()) === "loadable") return { said: { models: [model] } };
  }
  return { from, isTried: true };
}

/** Those that the browser must load. */
async function loadable(models: readonly (DeviceModel<unknown> | null)[]): Promise<DeviceModel<unknown>[]> {
  const all = await Promise.all(
    models.map(async (model) => ((await model?.state()) === "loadable" ? model : null)),
  );
  return all.filter((it) => it != null);
}

/** The language of a text; null where it cannot be told. */
async function told(detector: DeviceTranslation["detector"], { text, signal }: Ask): Promise<string | null> {
  try {
    const answer = await detector?.use((it) => it.detect(text, { signal }));
    return answer === undefined ? null : surest(answer);
  } catch {
    return null;
  }
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
