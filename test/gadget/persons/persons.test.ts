import { expect, waitUntil } from "@open-wc/testing";
import { hasOthers, knowsMuch, opensCustomer } from "../customer-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { GadgetOptions } from "../support/mount.ts";

const IN = "fb-chat-person";

async function aPanel(more: GadgetOptions = {}, prepare: (desk: FakeDesk) => void = hasOthers) {
  const desk = new FakeDesk();
  knowsMuch(desk);
  desk.has({ conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA, width: 1200, ...more });
  await opensCustomer(all.screen);
  return { desk, ...all };
}

describe("other conversations of the customer", () => {
  it("are shown by their Pages, with where they wrote last and who else it may be, and are opened", async () => {
    const { screen, gadget } = await aPanel();

    for (const words of ["Also this person", "Wrote last on Lamp House Berlin", "Perhaps the same person"])
      await screen.shows(words, IN);
    await screen.shows("Came by the same reference", IN);
    await screen.shows("2 conversations that you do not see", IN);
    await expect(gadget).to.be.accessible();
    screen.all<HTMLButtonElement>(`${IN} .go`)[0]!.click();
    await waitUntil(() => gadget.conversation !== MARIA, "not opened");
  });

  it("are parted from them, which is undone by one press", async () => {
    const { desk, screen } = await aPanel();
    await screen.shows("Also this person", IN);
    screen.all<HTMLButtonElement>(`${IN} .act`)[0]!.click();
    await screen.shows("No longer shown as one person.", IN);
    expect(desk.sent("person.unmerge")).to.have.length(1);
    expect(screen.all<HTMLButtonElement>(`${IN} .act`)[0]!.ariaLabel).to.contain("Same person");

    screen.press("Undo");
    await screen.shows("Shown as one person from now on.", IN);
    expect(desk.sent("person.merge")).to.have.length(1);
    await screen.shows("Also this person", IN);
  });

  it("become theirs when an agent says so; why not, is said", async () => {
    const { desk, screen } = await aPanel();
    await screen.shows("Perhaps the same person", IN);
    desk.refuse("person.merge", { code: "wrong_state", state: "full" });
    screen.all<HTMLButtonElement>(`${IN} .act`).at(-1)!.click();
    await screen.shows("One person has no more than 50 conversations.", IN);
  });

  it("are only shown to who may not say so", async () => {
    const { screen } = await aPanel({ with: { readonly: true } });
    await screen.shows("Also this person", IN);
    expect(screen.all(`${IN} .act`)).to.have.length(0);
    await screen.hides("Perhaps the same person", IN);
  });

  it("are not mentioned where there are none", async () => {
    const { screen } = await aPanel({}, () => {});
    expect(screen.all(`${IN} section`)).to.have.length(0);
  });
});
