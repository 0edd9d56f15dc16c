/** Media that Meta fetches before it accepts a message. */
import { expect } from "vitest";
import { send } from "../support.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { Rule } from "./rule.ts";

const MB = 1024 * 1024;
const file = (type: string, bytes: number) => async () =>
  new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
const attach = (simulator: Simulator, type: string) =>
  send(simulator, { message: { attachment: { type, payload: { url: "https://cdn.example/x" } } } });
const silence = () => new Promise<Response>(() => undefined);

const waited = async (simulator: Simulator, type: string, ms: number) => {
  let isAnswered = false;
  const answer = attach(simulator, type).finally(() => (isAnswered = true));
  await simulator.advanceClock(ms - 1);
  expect(isAnswered).toBe(false);
  await simulator.advanceClock(1);
  return await answer;
};

export const MEDIA: readonly Rule[] = [
  {
    says: "a file has to come within 10 seconds",
    world: { fetchMedia: silence },
    when: (simulator) => waited(simulator, "image", 10_000),
    then: "100/2018008",
  },
  {
    says: "a film has to come within 75 seconds",
    world: { fetchMedia: silence },
    when: (simulator) => waited(simulator, "video", 75_000),
    then: "100/2018294",
  },
  {
    says: "a file that is not there is refused",
    world: { fetchMedia: async () => new Response("", { status: 404 }) },
    when: (simulator) => attach(simulator, "file"),
    then: "100/2018008",
  },
  {
    says: "a file is of the type that the message says",
    world: { fetchMedia: file("video/mp4", 1) },
    when: (simulator) => attach(simulator, "image"),
    then: "100/2018047",
  },
  {
    says: "a picture has at most 8 MB",
    world: { fetchMedia: file("image/png", 8 * MB + 1) },
    when: (simulator) => attach(simulator, "image"),
    then: "100/2018109",
  },
  {
    says: "any other file has at most 25 MB",
    world: { fetchMedia: file("application/pdf", 25 * MB + 1) },
    when: (simulator) => attach(simulator, "file"),
    then: "100/2018109",
  },
];
