import { expect } from "@open-wc/testing";
import { words } from "../../../gadget/words/action-words.ts";
import { initials, TONES, toneOf } from "../../../gadget/people/initials.ts";
import { windowState } from "../../../gadget/compose/send-window.ts";
import { words as besideWords } from "../../../gadget/words/beside-words.ts";
import { listTime } from "../../../gadget/words/list-times.ts";
import { momentTime } from "../../../gadget/words/moments.ts";
import { dayName } from "../../../gadget/words/time.ts";
import { HOUR, MINUTE, NOW } from "../support/builders.ts";

describe("initials", () => {
  const cases: [string, string][] = [
    ["Maria Lopez", "ML"],
    ["maria", "M"],
    ["Anna Maria van der Berg", "AB"],
    ["Aïcha Benali", "AB"],
    ["Messenger user ·1234", "MU"],
    ["李伟", "李"],
    ["🦊 Fox", "F"],
    ["🦊", "?"],
    ["A\u0308nne O\u2019Brien", "A\u0308O"],
    ["1\ufe0f\u20e3 Shop", "1\ufe0f\u20e3S"],
    ["", "?"],
  ];
  for (const [name, expected] of cases) {
    it(`of "${name}" are ${expected}`, () => {
      expect(initials(name)).to.equal(expected);
    });
  }

  it("have one colour of a few, the same each time", () => {
    expect(toneOf("Maria Lopez")).to.equal(toneOf("Maria Lopez"));
    expect(toneOf("Maria Lopez")).to.be.within(0, TONES - 1);
  });
});

describe("the window for replies", () => {
  const state = (
    responseUntil: number | null,
    humanAgentUntil: number | null,
    unavailable = false,
    humanAgent?: "yes" | "no",
  ) =>
    windowState(
      { window: { responseUntil, humanAgentUntil }, unavailable },
      humanAgent && { humanAgent },
      NOW,
    );

  it("is open to its last millisecond", () => {
    expect(state(NOW + 1, null)).to.deep.equal({ open: true, until: NOW + 1, kind: "response" });
    expect(state(NOW, null)).to.deep.equal({ open: false, reason: "expired", closedAt: NOW });
  });

  it("is closed on a Page that is disconnected, whatever Meta allows", () => {
    const thread = { window: { responseUntil: NOW + HOUR, humanAgentUntil: null }, unavailable: false };

    expect(windowState(thread, { disconnectedAt: NOW }, NOW)).to.deep.equal({
      open: false,
      reason: "disconnected",
    });
  });

  it("is longer for a person where the Page may", () => {
    expect(state(NOW - HOUR, NOW + HOUR, false, "yes")).to.deep.equal({
      open: true,
      until: NOW + HOUR,
      kind: "human_agent",
    });
    expect(state(NOW - HOUR, NOW - MINUTE, false, "yes")).to.deep.equal({
      open: false,
      reason: "expired",
      closedAt: NOW - MINUTE,
    });
  });

  it("is open to be tried where nobody knows whether the Page may", () => {
    expect(state(NOW - HOUR, NOW + HOUR)).to.deep.equal({ open: true, until: NOW + HOUR, kind: "untried" });
    expect(state(NOW - HOUR, NOW)).to.deep.equal({ open: false, reason: "expired", closedAt: NOW - HOUR });
  });

  it("is closed where Meta refused the Page, which may be asked again until the seven days are over", () => {
    expect(state(NOW - HOUR, NOW + HOUR, false, "no")).to.deep.equal({
      open: false,
      reason: "refused",
      closedAt: NOW - HOUR,
    });
    expect(state(NOW - HOUR, NOW, false, "no")).to.deep.equal({
      open: false,
      reason: "expired",
      closedAt: NOW - HOUR,
    });
  });

  it("is closed before the customer wrote, and while they cannot be reached", () => {
    expect(state(null, null)).to.deep.equal({ open: false, reason: "never_wrote" });
    expect(state(NOW + HOUR, null, true)).to.deep.equal({ open: false, reason: "unavailable" });
  });
});

describe("times", () => {
  const noon = new Date(2026, 10, 20, 12).getTime();
  const day = 24 * HOUR;

  it("in the list are as short as they can be", () => {
    expect(listTime(noon - HOUR, noon)).to.match(/^11:00/);
    expect(listTime(noon - 2 * day, noon)).to.equal("Wed");
    expect(listTime(noon - 30 * day, noon)).to.not.include("2026");
    expect(listTime(noon - 400 * day, noon)).to.include("2025");
  });

  it("that matter name the day unless it is today", () => {
    expect(momentTime(noon + HOUR, noon)).to.match(/^1:00|^13:00/);
    expect(momentTime(noon + day, noon)).to.match(/^Sat /);
    expect(momentTime(noon - 30 * day, noon)).to.match(/^Oct 21 /);
  });

  it("of another year name it, unless that was the other day", () => {
    expect(momentTime(noon - 400 * day, noon)).to.match(/^Oct 16, 2025 /);
    const newYear = new Date(2027, 0, 1, 12).getTime();
    expect(momentTime(newYear - day, newYear)).to.match(/^Thu /);
    expect(momentTime(newYear - 10 * day, newYear)).to.match(/^Dec 22, 2026 /);
  });

  it("between days are words where there are", () => {
    expect(dayName(noon, noon)).to.equal("today");
    expect(dayName(noon - day, noon)).to.equal("yesterday");
    expect(dayName(noon - 3 * day, noon)).to.include("Tuesday");
  });
});

describe("words for codes", () => {
  it("fall back to the code of a newer Worker", () => {
    const unknown = { code: "moon_phase" } as unknown as Parameters<ReturnType<typeof words>["refusal"]>[0];

    expect(words().refusal(unknown)).to.equal("moon_phase");
    expect(besideWords().kind("hologram_3d")).to.equal("hologram 3d");
  });
});
