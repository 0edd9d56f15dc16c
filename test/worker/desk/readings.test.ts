import { expect, it } from "vitest";
import { Readings, SHOWN_AGAIN_MS } from "../../../worker/objects/desk/commands/readings.ts";

const KIM = { sub: "kim", name: "Kim Lee", role: "agent" } as const;
const ID = "00000000-0000-4000-8000-000000000001";
const NOW = Date.UTC(2026, 11, 1);

const CALL = { actor: KIM, command: { id: ID } };

it("tells once of what is shown again because its answer was lost", () => {
  const readings = new Readings();

  expect(readings.once(CALL, ["a"], 1, NOW)).toEqual({ ok: true, value: 1 });
  expect(readings.once(CALL, ["a"], 2, NOW + SHOWN_AGAIN_MS - 1)).toEqual({
    ok: true,
    value: 2,
    wasSo: true,
  });
  // From the last time.
  expect(readings.once(CALL, ["a"], 3, NOW + 2 * SHOWN_AGAIN_MS - 2)).toMatchObject({ wasSo: true });
});

it("tells anew of what leaves later by the same id, of something else, and to somebody else", () => {
  const readings = new Readings();
  readings.once(CALL, ["a"], 1, NOW);

  expect(readings.once(CALL, ["b"], 1, NOW)).not.toHaveProperty("wasSo");
  expect(readings.once({ ...CALL, actor: { ...KIM, sub: "sam" } }, ["a"], 1, NOW)).not.toHaveProperty(
    "wasSo",
  );
  expect(readings.once(CALL, ["a"], 1, NOW + SHOWN_AGAIN_MS)).not.toHaveProperty("wasSo");
});

it("remembers no more than some", () => {
  const readings = new Readings();
  readings.once(CALL, ["a"], 1, NOW);

  for (let one = 0; one < 1_000; one++) readings.once(CALL, [one], 1, NOW);

  expect(readings.once(CALL, ["a"], 1, NOW)).not.toHaveProperty("wasSo");
  expect(readings.once(CALL, [999], 1, NOW)).toMatchObject({ wasSo: true });
});

it("tells once of what leaves in pieces, and anew of a piece that leaves again", () => {
  const readings = new Readings();
  const isTold = (from: number | null, next: number | null, now = NOW): boolean =>
    readings.piece(CALL, { from, next }, "lines", now).wasSo !== true;

  expect([isTold(null, 9), isTold(9, 19), isTold(19, null)]).toEqual([true, false, false]);
  expect([isTold(null, 9), isTold(9, 19), isTold(9, 19), isTold(19, null)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([isTold(5, 9), isTold(9, null, NOW + SHOWN_AGAIN_MS)]).toEqual([true, true]);
});
