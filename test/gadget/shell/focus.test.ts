import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, aWelcome, BEN, HOUR, MARIA, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { Screen } from "../support/screen.ts";

async function atMaria(prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Message 1");
  await waitUntil(() => all.screen.buttons("More for this conversation").length > 0);
  return { desk, ...all };
}

/** Presses a button as one does who has reached it by the Tab key. */
async function press(screen: Screen, name: string): Promise<void> {
  await waitUntil(() => screen.buttons(name).length > 0, `no button "${name}"`);
  const button = screen.button(name);
  button.focus();
  button.click();
}

const inBox = (screen: Screen) =>
  waitUntil(() => screen.focused === screen.box, "the focus is not in the box");

describe("the focus is where one writes next", () => {
  const deeds: [string, (desk: FakeDesk) => void][] = [
    ["Take", (desk) => desk.changesRowQuietly(MARIA, { owner: null })],
    ["Take over", (desk) => desk.changesRowQuietly(MARIA, { owner: BEN })],
    ["Release", (desk) => desk.changesRowQuietly(MARIA, { owner: ANNA })],
    ["Close", (desk) => desk.changesRowQuietly(MARIA, { owner: ANNA })],
    ["Reopen", (desk) => desk.changesRowQuietly(MARIA, { owner: null, status: "closed" })],
    [
      "Resume",
      (desk) => {
        const pause = { since: NOW - HOUR, code: 190, subcode: null };
        desk.welcome = aWelcome({ pages: [{ pageId: PAGE, pause }] }, "supervisor");
      },
    ],
  ];
  for (const [name, prepare] of deeds) {
    it(`after "${name}"`, async () => {
      const { screen } = await atMaria(prepare);

      await press(screen, name);

      await inBox(screen);
    });
  }

  it("after what was refused is put away", async () => {
    const { desk, screen } = await atMaria();
    desk.refuse("conversation.close", { code: "not_allowed" });
    await press(screen, "Close");
    await screen.shows("Your role does not allow this.");

    await press(screen, "Dismiss");

    await inBox(screen);
  });

  it("after the emoji are closed without a choice", async () => {
    const { screen } = await atMaria();
    await press(screen, "Insert an emoji");
    await screen.shows("😀");

    screen.all(".popover")[0]!.hidePopover();

    await waitUntil(() => screen.all(".popover").length === 0);
    await inBox(screen);
  });

  it("after what the menu of a conversation asked for was not given", async () => {
    const { screen } = await atMaria();
    await press(screen, "More for this conversation");
    await press(screen, "Block this customer");

    await press(screen, "Cancel");

    await waitUntil(() => screen.all("dialog").length === 0);
    await inBox(screen);
  });

  it("is at the button of the menu again when nothing was chosen", async () => {
    const { screen } = await atMaria();
    await press(screen, "More for this conversation");
    await screen.shows("Move to spam");

    screen.all("[role=menu]")[0]!.hidePopover();

    await waitUntil(() => screen.focused === screen.button("More for this conversation"));
  });

  it("after the desk's settings, opened by a hand that leaves no focus on buttons", async () => {
    const { screen } = await atMaria((desk) => {
      desk.welcome = aWelcome({}, "supervisor");
    });
    await waitUntil(() => screen.buttons("Desk settings").length > 0);
    (document.activeElement as HTMLElement | null)?.blur();
    screen.button("Desk settings").click();

    await press(screen, "Cancel");

    await waitUntil(() => screen.all("dialog").length === 0);
    await inBox(screen);
  });

  it("and stays where it was when the agent went elsewhere before the answer came", async () => {
    const { desk, screen } = await atMaria((it) => it.changesRowQuietly(MARIA, { owner: null }));
    desk.silent.add("conversation.take");
    await press(screen, "Take");
    const tab = screen.all('[role="tab"]')[0]!;
    tab.focus();

    desk.silent.clear();
    desk.answer(desk.sent("conversation.take")[0]!);
    await screen.shows("Yours", "fb-chat-thread-header .state");

    expect(screen.focused).to.equal(tab);
  });
});

describe("the focus after a click on what is no longer there", () => {
  it("is in the list where no conversation is open", async () => {
    const desk = new FakeDesk();
    desk.welcome = aWelcome({}, "supervisor");
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    const { screen } = await aGadget(desk);
    await waitUntil(() => screen.buttons("Desk settings").length > 0);
    screen.button("Desk settings").click();

    await press(screen, "Cancel");

    await waitUntil(() => screen.focused === screen.all("fb-chat-list-row button")[0], "the focus is lost");
  });
});
