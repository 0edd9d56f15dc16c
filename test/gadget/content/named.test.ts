import { expect, waitUntil } from "@open-wc/testing";
import type { Content } from "../../../worker/protocol/message/content.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { customer, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aMedia } from "../support/files.ts";

const picture = { type: "image", media: aMedia("1.1") } as const;

describe("what has no words", () => {
  const previews: [what: string, words: string][] = [
    ["image", "Picture"],
    ["audio", "Voice message"],
    ["appointment_booking", "Appointment"],
    ["order", "Order"],
    ["unsend", "Message taken back"],
    ["hand_wave", "hand wave"],
    ["game_play", "Game played"],
    ["payment", "Payment"],
    ["pre_checkout", "Purchase begun"],
    ["checkout_update", "Purchase changed"],
  ];
  for (const [what, words] of previews) {
    it(`is named in the list: ${what}`, async () => {
      const desk = new FakeDesk();
      desk.has({ conversation: MARIA, preview: { author: "customer", text: "", agent: null, what } });

      const { screen } = await aGadget(desk);

      await waitUntil(() => screen.text("fb-chat-list-row .preview") === words);
    });
  }

  it("is named in the agent's language", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, preview: { author: "page", text: "", agent: null, what: "image" } });

    const { screen } = await aGadget(desk, { with: { lang: "de" } });

    await waitUntil(() => screen.text("fb-chat-list-row .preview") === "Seiten-Postfach: Bild");
    await setLanguage("en");
  });

  it("is told from what staff wrote when another app wrote it", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, preview: { author: "app", text: "I am a bot", agent: null } });

    const { screen } = await aGadget(desk);

    await waitUntil(() => screen.text("fb-chat-list-row .preview") === "Another app: I am a bot");
  });

  it("is named in notices, and to the page", async () => {
    const desk = new FakeDesk();
    desk.platform.notifier.permission = "granted";
    desk.platform.memory.set("fb-chat-notices", "on");
    desk.has({ conversation: MARIA });
    const { gadget } = await aGadget(desk);
    const told: string[] = [];
    gadget.addEventListener("fb-chat-notify", ({ detail }) => told.push(detail.text));

    desk.customerAsks(MARIA, { author: "customer", text: "", agent: null, what: "image" });

    await waitUntil(() => desk.platform.notifier.shown.length === 1);
    expect(desk.platform.notifier.shown[0]).to.include({ title: "Maria Lopez", text: "Picture" });
    expect(told).to.deep.equal(["Picture"]);
  });

  const announced: [name: string, content: Content, words: string][] = [
    ["a picture", { kind: "text", text: "", rest: [], parts: [picture] }, "Maria Lopez: Picture"],
    [
      "pictures with words",
      { kind: "text", text: "See", rest: [], parts: [picture, picture] },
      "Maria Lopez: See · 2 × Picture",
    ],
    [
      "a coupon",
      { kind: "event", event: { type: "coupon", code: "A", payload: null } },
      "Maria Lopez: Coupon",
    ],
    [
      "a button of a card",
      { kind: "postback", title: "Buy", payload: null, card: "Red lamp" },
      "Maria Lopez: Buy · Red lamp",
    ],
    ["an unknown kind", { kind: "unsupported", what: "hand_wave" }, "Maria Lopez: hand wave"],
  ];
  for (const [name, content, words] of announced) {
    it(`is announced to screen readers: ${name}`, async () => {
      const desk = new FakeDesk();
      desk.has({ conversation: MARIA });
      const { screen } = await aGadget(desk, { conversation: MARIA });
      await screen.shows("No messages yet.");

      desk.changes(MARIA, [{ author: customer, content }]);

      await waitUntil(() => screen.all('[role="log"]')[0]?.textContent?.includes(words));
    });
  }
});
