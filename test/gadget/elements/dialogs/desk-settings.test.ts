import { expect, waitUntil } from "@open-wc/testing";
import type { Role } from "../../../../worker/protocol/frames.ts";
import { aGadget } from "../../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA } from "../../support/builders.ts";
import { FakeDesk } from "../../support/fake-desk.ts";
import type { Screen } from "../../support/screen.ts";

async function aDesk(role: Role) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({}, role);
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  const all = await aGadget(desk, {});
  await all.screen.shows("Anna Agent");
  return { desk, ...all };
}

const fields = (screen: Screen) => screen.all<HTMLInputElement>("dialog input");

async function opened(role: Role = "supervisor") {
  const all = await aDesk(role);
  all.screen.press("Desk settings");
  await waitUntil(() => fields(all.screen).length === 4);
  return all;
}

describe("the settings of the desk", () => {
  it("are a supervisor's to change", async () => {
    const { screen } = await aDesk("agent");

    expect(screen.buttons("Desk settings")).to.deep.equal([]);
  });

  it("are saved: what was changed, and nothing else", async () => {
    const { desk, gadget, screen } = await opened();
    await expect(gadget).to.be.accessible();
    const [undo, seen] = fields(screen);
    expect([undo?.value, seen?.checked]).to.deep.equal(["0", true]);

    if (undo) undo.value = "5";
    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("desk.configure").map(({ settings }) => settings)).to.deep.equal([{ undoSeconds: 5 }]);
  });

  it("name the apps with which people write, however they are set apart", async () => {
    const { desk, screen } = await opened();
    const people = fields(screen)[3];

    if (people) people.value = "441300970011223, 5\t5";
    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("desk.configure").map(({ settings }) => settings)).to.deep.equal([
      { peopleApps: ["441300970011223", "5"] },
    ]);
  });

  for (const text of ["Zendesk", "1 2 3 4 5 6 7 8 9 10 11", "-5"]) {
    it(`refuse ${text} as apps`, async () => {
      const { desk, screen } = await opened();
      const people = fields(screen)[3];

      if (people) people.value = text;
      screen.press("Save");

      expect(people?.validity.patternMismatch).to.equal(true);
      expect(desk.sent("desk.configure")).to.deep.equal([]);
    });
  }

  it("stay open with the reason when the Worker refuses", async () => {
    const { desk, screen } = await opened();
    desk.refuse("desk.configure", { code: "not_allowed" });

    fields(screen)[2]?.click();
    screen.press("Save");

    await screen.shows("Your role does not allow this.");
    expect(screen.all("dialog")).to.have.length(1);
  });

  it("refuse more seconds than a desk may hold a message", async () => {
    const { desk, screen } = await opened();
    const [undo] = fields(screen);

    if (undo) undo.value = "60";
    screen.press("Save");

    expect(undo?.validity.rangeOverflow).to.equal(true);
    expect(desk.sent("desk.configure")).to.deep.equal([]);
  });
});
