import { expect } from "@open-wc/testing";
import { hasRight } from "../../../gadget/people/rights.ts";
import type { Role } from "../../../worker/protocol/rights.ts";

const as = (role: Role) => ({ sub: "anna", name: "Anna", presence: "available", role }) as const;

describe("whether the agent has a right", () => {
  it("is as the Worker said, whatever the role", () => {
    expect(hasRight({ me: as("agent"), rights: ["configure_desk"] }, "configure_desk")).to.equal(true);
    expect(hasRight({ me: as("supervisor"), rights: ["read"] }, "configure_desk")).to.equal(false);
  });

  it("is told by the role where an older Worker said nothing", () => {
    expect(hasRight({ me: as("agent"), rights: null }, "manage_pages")).to.equal(false);
    expect(hasRight({ me: as("supervisor"), rights: null }, "manage_pages")).to.equal(true);
  });

  it("is not, before there was a welcome", () => {
    expect(hasRight(null, "read")).to.equal(false);
  });
});
