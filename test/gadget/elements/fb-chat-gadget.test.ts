import { expect } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

describe("<fb-chat-gadget>", () => {
  it("shows the list and opens a conversation", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [anEntry(1, { content: aText("Hello there") })]);
    desk.has({ conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" }, unanswered: 3 });
    const { screen, gadget } = await aGadget(desk);

    await screen.shows("Jonas Weber");
    screen.all("fb-chat-list-row button");
    screen.all("fb-chat-list-row")[0]!.shadowRoot!.querySelector("button")!.click();
    await screen.shows("Hello there");
    await expect(gadget).to.be.accessible();
  });
});
