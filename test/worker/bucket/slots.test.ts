import { expect, it, vi } from "vitest";
import { takeSlot, type Slot } from "../../../worker/bucket/slots.ts";
import { PNG, TestCdn } from "../support/cdn.ts";
import { aMessageWith, untilFiles } from "../support/files.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { until } from "../support/thread.ts";

const meta = useMeta();

it("files of many conversations share few places, and all come in without an alarm", async () => {
  const cdn = new TestCdn();
  const gate = aGate();
  let open = 0;
  let most = 0;
  const url = cdn.at("/a.png", async () => {
    most = Math.max(most, ++open);
    await gate.pass();
    open -= 1;
    return new Response(PNG);
  });
  const files = [
    { type: "image", url },
    { type: "image", url },
  ];

  const threads = await Promise.all(Array.from({ length: 8 }, () => aMessageWith(meta.current, files)));
  await until(() => expect(open).toBe(6));
  gate.open();
  for (const thread of threads) await untilFiles(thread, "ready", "ready");

  expect(most).toBe(6);
  expect(cdn.asked).toHaveLength(16);
});

it("conversations that find no place look again seldom while all are taken", async () => {
  const cdn = new TestCdn();
  const gate = aGate();
  const url = cdn.at("/held.png", async () => {
    await gate.pass();
    return new Response(PNG);
  });
  const held = await Promise.all(
    [1, 2, 3].map(() => aMessageWith(meta.current, [aFile(url), aFile(url), aFile(url)])),
  );
  await until(() => expect(cdn.asked).toHaveLength(6));
  const looks = vi.spyOn(globalThis, "setTimeout");

  const waiting = await aMessageWith(meta.current, [aFile(url)]);

  const delays = looks.mock.calls.flatMap(([, ms]) => (ms === undefined ? [] : [ms]));
  expect(delays).toContainEqual(expect.toSatisfy((ms: number) => ms >= 250 && ms <= 10_000));
  expect(delays.filter((ms) => ms > 10 && ms < 250)).toEqual([]);
  gate.open();
  for (const thread of held) await untilFiles(thread, "ready", "ready", "ready");
  await untilFiles(waiting, "ready");
});

it("the longer the line, the later is the next look, and never later than ten seconds", () => {
  const release = fill(1_000);
  const waiting = Array.from({ length: 100 }, () => ({}));

  const looks = waiting.map((owner) => lookOf(takeSlot(owner, 1_000, 60_000)));

  expect(looks).toEqual(looks.toSorted((a, b) => a - b));
  expect(looks[0]).toBeGreaterThanOrEqual(250);
  expect(looks[99]).toBeGreaterThan(looks[0] ?? Infinity);
  expect(looks[99]).toBeLessThanOrEqual(10_000);
  // Whoever keeps looking keeps their place; the others left, and are forgotten.
  for (const now of [21_000, 41_000]) lookOf(takeSlot(waiting[99] as object, now, 60_000));
  expect(lookOf(takeSlot(waiting[99] as object, 41_000, 60_000))).toBe(looks[0]);
  release();
});

it("a place whose owner died is free again in time", () => {
  const release = fill(1_000, 2_000);

  expect(takeSlot({}, 1_999, 3_000)).toHaveProperty("lookAgainInMs");
  const late = takeSlot({}, 2_000, 3_000);

  expect(late).toHaveProperty("release");
  release();
  if ("release" in late) late.release(2_000);
});

function aFile(url: string): { type: string; url: string } {
  return { type: "image", url };
}

/** Takes all places; the answer gives them back. */
function fill(now: number, until = 60_000): () => void {
  const taken = Array.from({ length: 6 }, () => takeSlot({}, now, until));
  return () => {
    for (const slot of taken) if ("release" in slot) slot.release(now);
  };
}

function lookOf(slot: Slot): number {
  if (!("lookAgainInMs" in slot)) throw new Error("there was a place");
  return slot.lookAgainInMs;
}
