import { expect, waitUntil } from "@open-wc/testing";
import type { DeskLine } from "../../../worker/protocol/message/content.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aSummary, BEN, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { GadgetOptions } from "../support/mount.ts";
import { PIA } from "../support/offering.ts";

const CLEO = { sub: "cleo", name: "Cleo Duarte" };

/** Anna had Pia's conversation until that line. */
async function loses(line: DeskLine, options: GadgetOptions = {}) {
  const desk = new FakeDesk();
  const customer = { name: "Pia Novak", label: "Pia Novak" };
  desk.has({ conversation: MARIA, owner: ANNA }, [anEntry(1)]);
  desk.has({ conversation: PIA, owner: ANNA, customer }, [
    anEntry(1, { content: { kind: "text", text: "Hello from Pia", rest: [] } }),
  ]);
  const all = await aGadget(desk, options);
  if (options.conversation === PIA) await all.screen.shows("Hello from Pia");
  desk.push({
    type: "handover",
    summary: aSummary({ conversation: PIA, customer, owner: BEN, version: 9 }),
    line,
  });
  await settled();
  return { desk, ...all };
}

const TAKEN: DeskLine = { event: "assigned", to: BEN, by: BEN, why: "take" };

describe("an agent who loses a conversation", () => {
  for (const [what, line, words] of [
    ["a colleague took it over", TAKEN, "Ben Brandt took over"],
    [
      "somebody gave it to another",
      { event: "assigned", to: BEN, by: CLEO, why: "assign" },
      "Cleo Duarte assigned this to Ben Brandt",
    ],
    [
      "somebody gave it to a queue",
      { event: "queued", queue: "Sales", by: CLEO, why: "transfer" },
      "Cleo Duarte gave this on to Sales",
    ],
    ["somebody closed it", { event: "closed", by: CLEO, why: "close" }, "Closed by Cleo Duarte"],
  ] as [string, DeskLine, string][])
    it(`reads that ${what}, of whom, and gets there`, async () => {
      const { screen, gadget } = await loses(line, { conversation: MARIA });

      await screen.shows(words, ".card");
      expect(screen.text(".card")).to.contain("Pia Novak");
      await waitUntil(() => screen.text("fb-chat-offer-pile [role=status]").includes(words));
      await expect(gadget).to.be.accessible();
      screen.press("Open");

      await screen.shows("Hello from Pia");
      await waitUntil(() => screen.all(".card").length === 0);
    });

  it("dismisses the notice by a button that does not speak of closing the conversation", async () => {
    const { screen, desk } = await loses(TAKEN, { conversation: MARIA });
    await screen.shows("Ben Brandt took over", ".card");
    const named = screen.all(".card button").map((it) => it.textContent.trim());
    expect(named).to.deep.equal(["Open", "Dismiss"]);

    screen.press("Dismiss");

    await waitUntil(() => screen.all(".card").length === 0);
    expect(desk.sent("conversation.close")).to.deep.equal([]);
  });

  it("is shown no notice of what is open before them, nor once they opened it", async () => {
    const { screen } = await loses(TAKEN, { conversation: PIA });
    await screen.shows("Ben Brandt took over", "fb-chat-told-strip");
    expect(screen.all(".card")).to.deep.equal([]);
    screen.press("Dismiss");
    await screen.hides("Ben Brandt took over", "fb-chat-told-strip");

    const other = await loses(TAKEN, { conversation: MARIA });
    await other.screen.shows("Ben Brandt took over", ".card");
    other.gadget.conversation = PIA;

    await waitUntil(() => other.screen.all(".card").length === 0);
  });
});
