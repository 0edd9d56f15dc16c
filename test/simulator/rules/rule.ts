/** A rule of Meta's that the simulator is held to: what it says, a call that comes under it, and the answer. */
import type { Simulator, SimulatorOptions } from "../../../demo/simulator/simulator.ts";
import type { AppOptions, PageOptions } from "../../../demo/simulator/world/options.ts";
import { APP_ID, APP_SECRET, graph, PAGE_ID, PSID, send, TOKEN, type Answer } from "../support.ts";

export type Rule = {
  /** In words, as `demo/simulator/README.md` lists it. */
  says: string;
  /** What is different from `makeSimulator()`. */
  world?: Partial<SimulatorOptions> & { app?: Partial<AppOptions>; page?: Partial<PageOptions> };
  /** One call, or several that all come under the rule. */
  when: (simulator: Simulator) => Promise<Answer | Answer[]>;
  /** Code and subcode, or "ok", of every answer. */
  then: string;
  /** Part of every error's text, where Meta's wording is known. */
  words?: string;
  /** HTTP status of every answer. Default 400, or 200 of "ok". */
  status?: number;
};

const post = (simulator: Simulator, path: string, body: object, token: string | null = TOKEN) =>
  graph(simulator, "POST", path, body, token);

/** A correct send, made with this token, to this address. */
export const sendAs = (simulator: Simulator, token: string | null, path = "/v27.0/me/messages") =>
  post(simulator, path, { recipient: { id: PSID }, message: { text: "Hello" } }, token);

export const sendEach = async (simulator: Simulator, changes: readonly object[]): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const change of changes) answers.push(await send(simulator, change));
  return answers;
};

/** A send for each of these messages. */
export const sendMessages = (simulator: Simulator, ...messages: object[]): Promise<Answer[]> =>
  sendEach(
    simulator,
    messages.map((message) => ({ message })),
  );

export const control = (simulator: Simulator, action: string, more: object = {}, token = TOKEN) =>
  post(simulator, `/v27.0/${PAGE_ID}/${action}_thread_control`, { recipient: { id: PSID }, ...more }, token);

export const read = (simulator: Simulator, path: string) => graph(simulator, "GET", `/v27.0/${path}`);

/** With the app's own token. */
export const asApp = (simulator: Simulator, path: string) =>
  graph(simulator, "GET", `/v27.0/${path}`, undefined, `${APP_ID}|${APP_SECRET}`);

export const template = (payload: object) => ({ attachment: { type: "template", payload } });
export const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
export const HUMAN = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
