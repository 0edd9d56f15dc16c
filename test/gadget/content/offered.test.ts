import { expect, waitUntil } from "@open-wc/testing";
import { sharedIn } from "../../../gadget/content/shared-contact.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, byAnna, customer, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const offering = (id: number, payloads: string[]) =>
  anEntry(id, {
    author: byAnna,
    content: {
      kind: "text",
      text: `Which, ${id}?`,
      rest: [],
      quickReplies: [
        ...payloads.map((payload) => ({
          type: "text" as const,
          title: `Reply ${payload}`,
          payload,
          image: null,
        })),
        { type: "user_email", title: "", payload: null, image: null },
      ],
    },
  });

async function aThread(...entries: ReturnType<typeof anEntry>[]) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, entries);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Which, 1?");
  await waitUntil(() => all.screen.all("fb-chat-content .offered").length > 0, "nothing is offered");
  const offered = () => all.screen.all("fb-chat-content .offered li").map((it) => all.screen.textOf(it));
  return { desk, offered, ...all };
}

describe("quick replies that were offered", () => {
  it("stand below their message, in words where the profile has them", async () => {
    const { offered } = await aThread(offering(1, ["a", "b"]));

    expect(offered()).to.deep.equal(["Reply a", "Reply b", "E-mail address"]);
  });

  it("say which was tapped, once it is, at the message that offered it", async () => {
    const { desk, offered } = await aThread(offering(1, ["a", "b"]), offering(2, ["c"]));

    desk.changes(MARIA, [
      { author: customer, content: { kind: "quick_reply", text: "Reply b", payload: "b", offeredBy: 1 } },
    ]);

    await waitUntil(() => offered()[1] === "Reply b pressed");
    expect(offered().filter((it) => it.includes("pressed"))).to.have.length(1);
  });

  it("tell that an address was shared, and lead to what asked for it", async () => {
    const { desk, screen } = await aThread(offering(1, ["a"]));
    const payload = "maria@shop.example";

    desk.changes(MARIA, [{ author: customer, content: { kind: "quick_reply", text: payload, payload } }]);

    await screen.shows("Shared an e-mail address");
    expect(screen.text("fb-chat-choice")).to.include(payload);
    expect(screen.text()).to.not.include("Chose a quick reply");
  });
});

describe("what a tapped reply shared of a profile", () => {
  const reply = (text: string, payload = text) => sharedIn({ kind: "quick_reply", text, payload });

  it("is a number or an address, and no answer that looks like one", () => {
    expect(reply("+4915112345678")).to.equal("user_phone_number");
    expect(reply("maria@shop.example")).to.equal("user_email");
    expect(reply("2026", "fb-chat:1:0123456789ab:q0")).to.equal(null);
    expect(reply("42")).to.equal(null);
    expect(reply("Blue", "4915112345678")).to.equal(null);
  });
});
