import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import "../../../gadget/index.ts";
import type { FbChatGadget } from "../../../gadget/index.ts";
import { anEntry } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { loadForThread } from "../support/load-for-thread.ts";
import { Screen } from "../support/screen.ts";

const CONVERSATION = "10150001:1";

/** The element in the page as its script finds it, before anything is set. */
async function anElement(desk: FakeDesk) {
  await loadForThread();
  const frame = await fixture<HTMLElement>(html`<div style="inline-size: 900px; block-size: 640px"></div>`);
  const gadget = document.createElement("fb-chat-gadget");
  gadget.platform = desk.platform;
  gadget.server = "https://chat.example";
  gadget.conversation = CONVERSATION;
  frame.append(gadget);
  return { gadget, screen: new Screen(gadget) };
}

/** What stood in the element when something first did. */
async function firstDrawn(gadget: FbChatGadget): Promise<string[]> {
  const root = gadget.shadowRoot!;
  await new Promise<void>((resolve) => {
    new MutationObserver((_changes, observer) => {
      observer.disconnect();
      resolve();
    }).observe(root, { childList: true });
  });
  return [...root.querySelectorAll("fb-chat-list-pane, fb-chat-thread-pane")].map(
    ({ localName }) => localName,
  );
}

describe("what a gadget draws first", () => {
  it("is thread and list at once, as soon as both are there", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: CONVERSATION }, [anEntry(1)]);
    const { gadget, screen } = await anElement(desk);
    const drawn = firstDrawn(gadget);

    gadget.tokenProvider = () => "token";
    expect(await drawn).to.deep.equal(["fb-chat-list-pane", "fb-chat-thread-pane"]);
    await gadget.updateComplete;

    await waitUntil(() => screen.all("fb-chat-entry").length === 1);
    expect(screen.all(".skeleton")).to.deep.equal([]);
    expect(screen.all("fb-chat-list-row")).to.have.length(1);
  });

  it("is the shape of what comes where that takes its time", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: CONVERSATION }, [anEntry(1)]);
    desk.silent.add("list.open");
    desk.silent.add("thread.open");
    const { gadget, screen } = await anElement(desk);

    gadget.tokenProvider = () => "token";
    await gadget.updateComplete;

    await waitUntil(() => screen.all("fb-chat-list-pane .skeleton").length === 1);
    expect(gadget.hasUpdated).to.equal(true);
  });
});
