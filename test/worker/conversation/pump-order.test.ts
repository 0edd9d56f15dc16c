import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, KIM, letPass, pageAlarm, PIA, SAM, SECOND, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

/** The same chances for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Some sends are refused by faults that surely took nothing, some take their time. */
function disturb(random: () => number): void {
  let refusals = 4;
  interceptSends(async (send) => {
    await new Promise((resolve) => setTimeout(resolve, random() * 10));
    if (random() < 0.3 && refusals > 0) {
      refusals -= 1;
      const code = random() < 0.5 ? { code: 613 } : { code: 10, subcode: 2018321 };
      meta.current.faults.order({ kind: "error", ...code, path: "/messages" });
    }
    return await send();
  });
}

/** Lets time pass and alarms run until nothing of ours is open any more. */
async function settle(thread: TestThread, crash: (() => boolean) | null = null): Promise<void> {
  for (let round = 0; round < 60; round++) {
    const states = await thread.states();
    if (!states.some((state) => /queued|sending/.test(state))) return;
    if (crash?.() === true) await thread.crash();
    await letPass(meta.current, 15 * SECOND);
    await pageAlarm();
    await thread.alarm();
  }
}

describe("messages of several agents", () => {
  it.each([1, 2, 3])(
    "reach the phone in the order of acceptance, whatever delays them (seed %i)",
    async (seed) => {
      const random = chances(seed);
      const thread = await aThread(meta.current);
      disturb(random);
      const agents = [KIM, SAM, PIA];

      const accepted: { at: number; text: string }[] = [];
      for (let count = 1; count <= 30; count++) {
        const text =
          random() < 0.15 ? `${String(count)} ${"x".repeat(1_990)} ${"y".repeat(50)}` : String(count);
        const entries = await thread.send(text, agents[Math.floor(random() * agents.length)]);
        for (const { id, content } of entries)
          accepted.push({ at: id, text: content.kind === "text" ? content.text : "" });
      }
      await settle(thread);

      const expected = accepted.sort((a, b) => a.at - b.at).map(({ text }) => text);
      expect(thread.phone).toEqual(expected);
      expect(new Set(await thread.states())).toEqual(new Set(["sent"]));
      expect(thread.posts).toHaveLength(expected.length + 4);
    },
    20_000,
  );

  it.each([11, 12])(
    "are never doubled nor swapped when the instance dies now and then (seed %i)",
    async (seed) => {
      const random = chances(seed);
      const thread = await aThread(meta.current);
      disturb(random);

      const texts: string[] = [];
      for (let count = 1; count <= 12; count++) {
        texts.push(String(count));
        await thread.send(String(count), [KIM, SAM, PIA][count % 3]);
        if (random() < 0.3) await thread.crash();
      }
      await settle(thread, () => random() < 0.1);
      await thread.deliver();
      await settle(thread);

      const states = await thread.states();
      const known = texts.filter((_text, index) => states[index] === "sent");
      expect(states.filter((state) => state !== "sent" && state !== "unknown")).toEqual([]);
      // Meta told of everything that arrived, so what is not sent is not on the phone.
      expect(thread.phone).toEqual(known);
      expect(known.length).toBeGreaterThan(5);
    },
    20_000,
  );
});
