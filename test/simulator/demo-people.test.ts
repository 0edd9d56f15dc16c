import { describe, expect, it } from "vitest";
import { DEMO_PEOPLE } from "../../demo/agents.ts";
import { administers, administrationOf } from "../../demo/page/agents.ts";

const person = (id: string) => DEMO_PEOPLE.find((one) => one.id === id)!;

describe("the demo's way into the administration", () => {
  it("leads who leads the team there as themselves", () => {
    expect(administers(person("robin"))).toBe(true);
    expect(administrationOf(person("robin"))).toBe("/administration/?agent=robin");
  });

  it.each([
    ["kim", "alex"],
    ["ines", "emil"],
  ])("leads %s, for whom nothing is there, to it as %s", (agent, administrator) => {
    expect(administers(person(agent))).toBe(false);
    expect(administrationOf(person(agent))).toBe(`/administration/?agent=${administrator}`);
  });
});
