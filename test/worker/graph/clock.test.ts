import { describe, expect, it, vi } from "vitest";
import { clockAheadOf } from "../../../worker/graph/doctor.ts";

const NOON = Date.UTC(2030, 5, 1, 12);
const MINUTE = 60_000;

/** Meta answers with this `Date`, by which time this clock tells `answered`. */
async function ahead(date: string | null, asked: number, answered: number): Promise<number | null> {
  const clock = vi.spyOn(Date, "now").mockReturnValue(asked);
  vi.spyOn(globalThis, "fetch").mockImplementation(() => {
    clock.mockReturnValue(answered);
    return Promise.resolve(new Response(null, { headers: date === null ? {} : { Date: date } }));
  });
  try {
    return await clockAheadOf("https://graph.example/v27.0");
  } finally {
    vi.restoreAllMocks();
  }
}

const said = (at: number): string => new Date(at).toUTCString();

describe("how far this clock is from Meta's", () => {
  it("is told by what their answer is before, or behind", async () => {
    expect(await ahead(said(NOON), NOON + 5 * MINUTE, NOON + 6 * MINUTE)).toBe(5 * MINUTE);
    expect(await ahead(said(NOON), NOON - 6 * MINUTE, NOON - 5 * MINUTE)).toBe(-5 * MINUTE);
  });

  it("is nothing where their time lies between question and answer, also of one that took long", async () => {
    expect(await ahead(said(NOON), NOON, NOON)).toBe(0);
    expect(await ahead(said(NOON), NOON - 1, NOON + 24 * 60 * MINUTE)).toBe(0);
  });

  it("is not known where they do not say", async () => {
    expect(await ahead(null, NOON, NOON)).toBeNull();
    expect(await ahead("soon", NOON, NOON)).toBeNull();
  });
});
