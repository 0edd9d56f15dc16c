import { describe, expect, it } from "vitest";
import {
  closedJustNow,
  ONE_MORE_THING_MS,
  onClose,
  onNews,
  onRelease,
  onReopen,
  onReply,
  onTake,
  type Actor,
  type Ownership,
} from "../../../worker/domain/ownership.ts";

const kim: Actor = { sub: "kim", name: "Kim Lee", role: "agent" };
const sam: Actor = { sub: "sam", name: "Sam Fox", role: "agent" };
const ana: Actor = { sub: "ana", name: "Ana Ruiz", role: "supervisor" };
const bot: Actor = { sub: "crm", name: "CRM", role: "service" };

const STATES = {
  free: { status: "open", owner: null },
  "kim's": { status: "open", owner: { sub: "kim", name: "Kim Lee" } },
  "sam's": { status: "open", owner: { sub: "sam", name: "Sam Fox" } },
  closed: { status: "closed", owner: null },
} as const satisfies Record<string, Ownership>;
type State = keyof typeof STATES;

const RULES = { onTake, onRelease, onClose, onReopen, onReply };

/** "next | lines", or the code of the refusal. */
function run(rule: keyof typeof RULES, from: State, actor: Actor): string {
  const decided = RULES[rule](STATES[from], actor);
  if ("ok" in decided && !decided.ok) return decided.refusal.code;
  const { next, lines } = "ok" in decided ? decided.value : decided;
  const said = lines.map((line) => {
    expect(line.by).toEqual({ sub: actor.sub, name: actor.name });
    return line.event === "assigned" ? `assigned ${line.to.sub}` : line.event;
  });
  return `${next.status} ${next.owner?.sub ?? "-"} | ${said.join(", ")}`;
}

describe("ownership", () => {
  it.each<[rule: keyof typeof RULES, from: State, actor: Actor, expected: string]>([
    ["onReply", "free", kim, "open kim | assigned kim"],
    ["onReply", "kim's", kim, "open kim | "],
    ["onReply", "sam's", kim, "open sam | "],
    ["onReply", "sam's", ana, "open sam | "],
    ["onReply", "closed", kim, "open kim | reopened, assigned kim"],
    ["onReply", "free", bot, "open crm | assigned crm"],

    ["onTake", "free", kim, "open kim | assigned kim"],
    ["onTake", "kim's", kim, "open kim | "],
    ["onTake", "sam's", kim, "open kim | assigned kim"],
    ["onTake", "closed", kim, "wrong_state"],

    ["onRelease", "free", kim, "open - | "],
    ["onRelease", "kim's", kim, "open - | released"],
    ["onRelease", "sam's", kim, "not_allowed"],
    ["onRelease", "sam's", ana, "open - | released"],
    ["onRelease", "sam's", bot, "open - | released"],
    ["onRelease", "closed", kim, "closed - | "],

    ["onClose", "free", kim, "closed - | closed"],
    ["onClose", "kim's", kim, "closed - | closed"],
    ["onClose", "sam's", kim, "not_allowed"],
    ["onClose", "sam's", sam, "closed - | closed"],
    ["onClose", "sam's", ana, "closed - | closed"],
    ["onClose", "closed", kim, "closed - | "],

    ["onReopen", "free", kim, "open - | "],
    ["onReopen", "sam's", kim, "open sam | "],
    ["onReopen", "closed", kim, "open kim | reopened, assigned kim"],
  ])("%s on a conversation that is %s", (rule, from, actor, expected) => {
    expect(run(rule, from, actor)).toBe(expected);
  });

  it.each<[from: State, seen: string | null, expected: string]>([
    ["free", null, "open kim"],
    ["sam's", "sam", "open kim"],
    ["sam's", null, "taken sam"],
    ["sam's", "ana", "taken sam"],
    ["kim's", null, "open kim"],
    ["free", "sam", "open kim"],
  ])("that is %s is taken by who saw it with %s: %s", (from, seen, expected) => {
    const decided = onTake(STATES[from], kim, seen);

    const told = decided.ok ? `open ${decided.value.next.owner?.sub ?? "-"}` : decided.refusal;
    const refused = expected.startsWith("taken") ? { code: "taken", by: STATES["sam's"].owner } : expected;
    expect(told).toEqual(refused);
  });

  it("never hands the actor's role on to others", () => {
    expect(onReply(STATES.free, ana).next.owner).toEqual({ sub: "ana", name: "Ana Ruiz" });
  });

  it.each<[from: State, asked: number, closedAsked: number, expected: Ownership]>([
    ["closed", 5, 4, STATES.free],
    ["closed", 5, 5, STATES.closed],
    ["closed", 0, 0, STATES.closed],
    ["sam's", 5, 4, STATES["sam's"]],
    ["free", 5, 4, STATES.free],
  ])("%s, asked %i after %i", (from, asked, closedAsked, expected) => {
    expect(onNews(STATES[from], asked, closedAsked, null)).toEqual({ next: expected, lines: [] });
  });

  it("gives what the customer adds to the one who closed it, and says so", () => {
    const to = { sub: "kim", name: "Kim Lee" };
    const { next, lines } = onNews(STATES.closed, 5, 4, to);

    expect(next).toEqual({ status: "open", owner: to });
    expect(lines).toEqual([{ event: "assigned", to, by: null }]);
    expect(onNews(STATES["sam's"], 5, 4, to)).toEqual({ next: STATES["sam's"], lines: [] });
  });

  it("takes it for an addition for a quarter of an hour", () => {
    const closing = { by: kim, at: 1_000 };

    expect(closedJustNow(closing, 1_000 + ONE_MORE_THING_MS)).toEqual(kim);
    expect(closedJustNow(closing, 1_001 + ONE_MORE_THING_MS)).toBe(null);
    expect(closedJustNow(null, 1_000)).toBe(null);
  });
});
