import { expect, waitUntil } from "@open-wc/testing";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, BEN, byAnna, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const changed: Refusal = { code: "changed", rev: 9, entries: [anEntry(9, { content: aText("Found it!") })] };

async function aRefusal(refusal: Refusal, text = "I will look for it") {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.refuse("message.send", refusal);
  // The first time it may be for a field that an older Worker does not know.
  if (refusal.code === "bad_frame") desk.refuse("message.send", refusal);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Message 1");
  all.screen.write(text);
  all.screen.key("Enter");
  await all.screen.shows(text, "fb-chat-refused-send");
  return { desk, ...all };
}

describe("a message that others overtook", () => {
  it("is shown with what is new", async () => {
    const { screen } = await aRefusal(changed);

    expect(screen.text("fb-chat-refused-send")).to.include(
      "The customer wrote since you looked Maria Lopez: Found it!",
    );
  });

  it("is shown with what its agent wrote in another tab", async () => {
    const own = anEntry(9, { author: byAnna, content: aText("Found it!") });
    const { screen } = await aRefusal({ code: "changed", rev: 9, entries: [own] });

    expect(screen.text("fb-chat-refused-send")).to.include(
      "You wrote in another window meanwhile You: Found it!",
    );
  });

  it("is shown with what a colleague did, which nobody wrote", async () => {
    const line = { event: "assigned", to: BEN, by: BEN } as const;
    const entry = anEntry(9, { author: { type: "system" }, content: { kind: "system", line } });
    const { gadget, screen } = await aRefusal({ code: "changed", rev: 9, entries: [entry] });

    expect(screen.text("fb-chat-refused-send")).to.include(
      "This conversation changed since you looked Ben Brandt took over",
    );
    await expect(gadget).to.be.accessible();
  });

  it("keeps its choices in sight where there is little room", async () => {
    const news = Array.from({ length: 4 }, (_, at) =>
      anEntry(9 + at, { content: aText("Found it! ".repeat(9)) }),
    );
    const { frame, screen } = await aRefusal({ code: "changed", rev: 12, entries: news }, "Look ".repeat(40));

    frame.style.width = "320px";
    frame.style.height = "400px";

    const panel = screen.all("fb-chat-refused-send")[0]!;
    await waitUntil(() => panel.scrollHeight > panel.clientHeight);
    const { bottom } = panel.getBoundingClientRect();
    for (const name of ["Send anyway", "Edit", "Discard"]) {
      expect(screen.button(name).getBoundingClientRect().bottom).to.be.at.most(bottom);
    }
  });

  it("is sent anyway on demand, knowing what is new", async () => {
    const { desk, screen } = await aRefusal(changed);

    screen.press("Send anyway");

    await screen.shows("I will look for it", "fb-chat-entry");
    expect(screen.text("fb-chat-refused-send")).to.equal("");
    expect(desk.sent("message.send").at(-1)).to.deep.include({
      seenRev: 9,
      outgoing: { kind: "text", text: "I will look for it" },
    });
    await waitUntil(() => screen.focused === screen.box);
  });

  it("goes back into the box to be edited", async () => {
    const { desk, screen } = await aRefusal(changed);

    screen.press("Edit");

    await waitUntil(() => screen.focused === screen.box && screen.box.value === "I will look for it");
    expect(desk.sent("message.send")).to.have.length(1);
  });

  it("is dropped on demand", async () => {
    const { desk, screen } = await aRefusal(changed);

    screen.press("Discard");

    await screen.hides("I will look for it");
    expect(desk.sent("message.send")).to.have.length(1);
  });

  it("does not hide that more wait for a decision", async () => {
    const { desk, screen } = await aRefusal(changed);
    desk.refuse("message.send", changed);

    screen.write("Second");
    screen.key("Enter");

    await screen.shows("1 more after this");
    expect(screen.text("fb-chat-echo")).to.include("Waits until you decide about the one before it");
    screen.press("Discard");
    await screen.shows("Second", "fb-chat-refused-send");
  });
});

describe("a message that was refused", () => {
  const refusals: [Refusal, string][] = [
    [{ code: "window_closed", closedAt: 0 }, "The time Meta allows for a reply is over."],
    [{ code: "customer_unavailable" }, "Messenger cannot reach this person until they write again."],
    [{ code: "not_allowed" }, "Your role does not allow this."],
    [{ code: "not_found" }, "This is not at your desk, or no longer there."],
    [{ code: "bad_frame" }, "The server did not understand this."],
  ];
  for (const [refusal, words] of refusals) {
    it(`says why: ${refusal.code}`, async () => {
      const { gadget, screen } = await aRefusal(refusal);

      expect(screen.text("fb-chat-refused-send")).to.include(words);
      await expect(gadget).to.be.accessible();
    });
  }

  it("is tried again on demand", async () => {
    const { desk, screen } = await aRefusal({ code: "window_closed", closedAt: 0 });

    screen.press("Try again");

    await screen.shows("I will look for it", "fb-chat-entry");
    expect(desk.sent("message.send")).to.have.length(2);
  });
});
