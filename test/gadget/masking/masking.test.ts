import { expect, waitUntil } from "@open-wc/testing";
import { hides, MASKED } from "../masking-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, customer, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const HIDDEN = "Hidden: card number and e-mail address";
const CARD = "4111 1111 1111 1111";

async function aThread(prepare: (desk: FakeDesk) => void = hides) {
  const desk = new FakeDesk();
  desk.has({ conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  return { desk, ...all };
}

type All = Awaited<ReturnType<typeof aThread>>;

/** Presses the button of the first message, and answers why. */
async function reveals({ screen }: All, reason: string): Promise<void> {
  await screen.shows(HIDDEN);
  screen.buttons("Show…")[0]!.click();
  await screen.shows("It is written down that you looked, and why.");
  const [field] = screen.all<HTMLInputElement | HTMLSelectElement>("dialog :is(input, select)");
  field!.value = reason;
  field!.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input"));
  await waitUntil(() => !screen.buttons("Show")[0]!.disabled, "the button waits for a reason");
  screen.press("Show");
}

describe("what is hidden in a message", () => {
  it("is seen to be, and said to screen readers", async () => {
    const { screen } = await aThread();

    await screen.shows(HIDDEN);
    const spans = screen.all("fb-chat-hidden-text .hidden");
    expect(spans.map((it) => [it.textContent, it.role, it.ariaLabel])).to.deep.equal([
      ["••••••", "img", "hidden"],
      ["••••••", "img", "hidden"],
      ["••••••", "img", "hidden"],
    ]);
    await screen.shows("Hidden: phone number", "fb-chat-note");
  });

  it("is shown for a reason, whole, and hidden again", async () => {
    const all = await aThread();
    const { desk, screen } = all;

    await reveals(all, "A refund");

    await screen.shows(CARD);
    await screen.shows("Shown to you alone");
    expect(desk.sent("message.reveal")).to.deep.include.members([
      { ...desk.sent("message.reveal")[0]!, conversation: MARIA, entry: 1, reason: "A refund" },
    ]);
    // Only there: the list and the state know nothing of it.
    screen.press("Hide again");
    await screen.shows(HIDDEN);
    await screen.hides(CARD);
  });

  it("is hidden again for who comes back to it", async () => {
    const all = await aThread();
    const { screen, gadget } = all;
    await reveals(all, "A refund");
    await screen.shows(CARD);

    gadget.conversation = JONAS;
    await screen.shows("Message 1", "fb-chat-entry");
    gadget.conversation = MARIA;

    await screen.shows(HIDDEN);
    await screen.hides(CARD);
  });

  it("is shown for one of the desk's reasons where it has some", async () => {
    const all = await aThread((desk) => hides(desk, ["A refund", "A call"]));

    await reveals(all, "A call");

    await all.screen.shows(CARD);
    expect(all.desk.sent("message.reveal").map(({ reason }) => reason)).to.deep.equal(["A call"]);
  });

  it("is asked for by nobody without a reason, and by nobody who leaves it at that", async () => {
    const { desk, screen } = await aThread();
    await screen.shows(HIDDEN);

    screen.buttons("Show…")[0]!.click();
    await screen.shows("It is written down that you looked, and why.");
    expect(screen.buttons("Show")[0]!.disabled).to.equal(true);
    screen.press("Cancel");
    await screen.hides("It is written down");

    expect(desk.sent("message.reveal")).to.deep.equal([]);
  });

  it("says so where the Worker refuses, and may be asked again", async () => {
    const all = await aThread();
    all.desk.refuse("message.reveal", { code: "unavailable" });

    await reveals(all, "A refund");

    await all.screen.shows("It could not be shown. Try again.");
    await reveals(all, "A refund");
    await all.screen.shows(CARD);
  });

  it("is shown in a note, which its writer changes as it is", async () => {
    const { screen } = await aThread();
    await screen.shows("Hidden: phone number", "fb-chat-note");

    screen.buttons("Show…").at(-1)!.click();
    const [field] = await screen
      .shows("It is written down")
      .then(() => screen.all<HTMLInputElement>("dialog input"));
    field!.value = "To call";
    field!.dispatchEvent(new Event("input"));
    await waitUntil(() => !screen.buttons("Show")[0]!.disabled, "the button waits for a reason");
    screen.press("Show");

    await screen.shows("+49 151 23456789", "fb-chat-note");
  });

  it("has no button for whoever may not, nor with a Worker that cannot", async () => {
    for (const prepare of [
      (desk: FakeDesk) => {
        hides(desk);
        const { masking: _, ...told } = desk.welcome.desk;
        desk.welcome = { ...desk.welcome, desk: { ...told, masking: { reveals: ["admin"], reasons: [] } } };
      },
      (desk: FakeDesk) => {
        desk.welcome = aWelcome({ features: [] });
        desk.has({ conversation: MARIA }, [anEntry(1, { author: customer, content: MASKED[1]! })]);
      },
    ]) {
      const { screen } = await aThread(prepare);
      await screen.shows(HIDDEN);
      expect(screen.buttons("Show…")).to.have.length(0);
    }
  });
});
