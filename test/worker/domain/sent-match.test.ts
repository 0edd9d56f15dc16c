import { describe, expect, it } from "vitest";
import { matchSent, type Candidate, type Sought } from "../../../worker/domain/sent-match.ts";

const NOW = Date.UTC(2026, 9, 14, 9);
const MINUTE = 60_000;

function aSought(id: number, text: string, after = 0): Sought {
  return { id, text, requestedAt: NOW + after };
}

function aMessage(mid: string, text: string, after = 0): Candidate {
  return { mid, text, at: NOW + after };
}

describe("matchSent", () => {
  it.each<[what: string, sought: Sought[], candidates: Candidate[], found: [number, string][]]>([
    ["the same text of that time", [aSought(1, "hi")], [aMessage("m_1", "hi", 400)], [[1, "m_1"]]],
    ["the same text but for blanks around it", [aSought(1, "hi\n")], [aMessage("m_1", "hi")], [[1, "m_1"]]],
    ["another text", [aSought(1, "hi")], [aMessage("m_1", "hi!")], []],
    ["another case", [aSought(1, "hi")], [aMessage("m_1", "Hi")], []],
    ["five seconds before", [aSought(1, "hi")], [aMessage("m_1", "hi", -5_000)], [[1, "m_1"]]],
    ["more than five seconds before", [aSought(1, "hi")], [aMessage("m_1", "hi", -5_001)], []],
    ["ten minutes after", [aSought(1, "hi")], [aMessage("m_1", "hi", 10 * MINUTE)], [[1, "m_1"]]],
    ["later", [aSought(1, "hi")], [aMessage("m_1", "hi", 10 * MINUTE + 1)], []],
    ["nothing", [aSought(1, "hi")], [], []],
  ])("%s", (_what, sought, candidates, found) => {
    expect([...matchSent(sought, candidates)]).toEqual(found);
  });

  it("never lets one message stand for two", () => {
    const sought = [aSought(1, "ok"), aSought(2, "ok", 2_000)];

    expect([...matchSent(sought, [aMessage("m_1", "ok", 1_000)])]).toHaveLength(1);
  });

  it("gives each of two the one of its own time", () => {
    const sought = [aSought(1, "ok"), aSought(2, "ok", 2 * MINUTE)];
    const [first, second] = [aMessage("m_1", "ok", 1_000), aMessage("m_2", "ok", 2 * MINUTE + 1_000)];

    expect(matchSent(sought, [first, second])).toEqual(
      new Map([
        [1, "m_1"],
        [2, "m_2"],
      ]),
    );
    expect(matchSent(sought, [second])).toEqual(new Map([[2, "m_2"]]));
    expect(matchSent(sought, [first])).toEqual(new Map([[1, "m_1"]]));
  });
});
