import { describe, expect, it } from "vitest";
import { wrapUpOf } from "../../../worker/domain/wrap-up.ts";
import type { WrapUpGiven } from "../../../worker/protocol/thread/commands.ts";

const codes = [
  { id: "refund", name: "Refund" },
  { id: "delivery", name: "Delivery" },
];
const OPTIONAL = { codes, isRequired: false };
const REQUIRED = { codes, isRequired: true };

function told(wanted: Parameters<typeof wrapUpOf>[0], given?: WrapUpGiven): unknown {
  const outcome = wrapUpOf(wanted, given);
  return outcome.ok ? outcome.value : outcome.refusal.why;
}

describe("what a contact was about", () => {
  it("need not be said, unless the desk wants it", () => {
    expect(told(undefined)).toBeNull();
    expect(told(OPTIONAL)).toBeNull();
    expect(told(OPTIONAL, { codes: [] })).toBeNull();
    expect(told(REQUIRED)).toBe("required");
    expect(told(REQUIRED, { codes: [], note: "A note is no code" })).toBe("required");
    expect(told({ codes: [], isRequired: true })).toBeNull();
  });

  it("is kept with the names of the codes, in the order in which they were given", () => {
    expect(told(REQUIRED, { codes: ["delivery", "refund"], note: "Twice" })).toEqual({
      codes: [codes[1], codes[0]],
      note: "Twice",
    });
    expect(told(OPTIONAL, { codes: [], note: "Twice" })).toEqual({ codes: [], note: "Twice" });
    expect(told(undefined, { codes: [], note: "Twice" })).toEqual({ codes: [], note: "Twice" });
  });

  it("is none of what the desk does not have", () => {
    expect(told(OPTIONAL, { codes: ["refund", "gone"] })).toBe("unknown");
    expect(told(undefined, { codes: ["refund"] })).toBe("unknown");
  });
});
