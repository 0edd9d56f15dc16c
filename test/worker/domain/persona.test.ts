import { describe, expect, it } from "vitest";
import { personaFor } from "../../../worker/domain/persona.ts";
import type { Actor } from "../../../worker/domain/ownership.ts";

const DESK = {
  personaName: "Shop team",
  personaPicture: "https://p.example/d.png",
  personaForPrograms: false,
};
const KIM: Actor = { sub: "kim", name: "Kim Lee", role: "agent", picture: "https://p.example/k.png" };
const SAM: Actor = { sub: "sam", name: "Sam Fox", role: "supervisor" };
const BOT: Actor = { sub: "bot", name: "Bot", role: "service" };

describe("personaFor", () => {
  it.each([
    ["the Page", { persona: "off", ...DESK }, KIM, null],
    ["the agent", { persona: "agent", ...DESK }, KIM, ["Kim Lee", "https://p.example/k.png"]],
    [
      "an agent with the desk's picture",
      { persona: "agent", ...DESK },
      SAM,
      ["Sam Fox", DESK.personaPicture],
    ],
    ["the Page without a picture", { persona: "agent", ...DESK, personaPicture: "" }, SAM, null],
    ["the desk", { persona: "desk", ...DESK }, KIM, ["Shop team", DESK.personaPicture]],
    ["the Page without a name", { persona: "desk", ...DESK, personaName: "" }, KIM, null],
    ["the Page for a program", { persona: "desk", ...DESK }, BOT, null],
    [
      "the desk for a program, if it says so",
      { persona: "agent", ...DESK, personaForPrograms: true },
      BOT,
      ["Shop team", DESK.personaPicture],
    ],
  ] as const)("is %s", (_, settings, actor, expected) => {
    const persona = personaFor(settings, actor);
    expect(persona === null ? null : [persona.name, persona.pictureUrl]).toEqual(expected);
  });

  it("cuts a name to what Meta takes, between its letters", () => {
    const name = `${"n".repeat(49)}👩‍🚒`;
    expect(personaFor({ persona: "agent", ...DESK }, { ...KIM, name })?.name.length).toBeLessThanOrEqual(50);
  });
});
