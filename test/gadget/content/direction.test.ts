import { expect } from "@open-wc/testing";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, byAnna, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aThreadWith, withParts } from "./a-message.ts";

afterEach(() => setLanguage("en"));

/** Where the first letters of an element's text stand. */
function lettersOf(element: HTMLElement): DOMRect {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!;
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(text, 3);
  return range.getBoundingClientRect();
}

describe("words of two directions", () => {
  it("are each read from their side, and stand on the agent's", async () => {
    const { gadget, screen } = await aThreadWith([
      {
        content: {
          kind: "event",
          event: { type: "feedback", answers: [{ question: "your_answers_of_today", answer: "Fine" }] },
        },
      },
      { content: { kind: "text", text: "Hello there", rest: ["commands"] } },
      withParts({ type: "other", what: "hologram" }),
    ]);
    gadget.lang = "ar";
    await screen.shows("أجاب عن استبيان");

    const bubble = screen.all("fb-chat-entry .bubble")[0]!.getBoundingClientRect();
    const [said] = screen.all("fb-chat-content p");
    expect(getComputedStyle(said!).direction).to.equal("rtl");
    const [question, answer] = screen.all("fb-chat-content dt, dd");
    expect(question!.textContent).to.equal("your answers of today");
    for (const one of [question!, answer!]) {
      const style = getComputedStyle(one);
      expect([style.direction, style.textAlign]).to.deep.equal(["ltr", "right"]);
      expect(lettersOf(one).right).to.be.greaterThan(bubble.left);
    }
    const strange = screen
      .all("fb-chat-content p")
      .find(({ textContent }) => textContent?.includes("hologram"));
    expect(getComputedStyle(strange!).direction).to.equal("rtl");
    const [words] = screen.all("fb-chat-content div");
    expect(getComputedStyle(words!).direction).to.equal("ltr");
  });

  it("begin with who said something, a space before what was said", async () => {
    const desk = new FakeDesk();
    desk.has({
      conversation: MARIA,
      preview: { author: "page", text: "It left our warehouse.", agent: null },
    });
    const { screen } = await aGadget(desk, { with: { lang: "ar" } });
    await screen.shows("It left our warehouse.");

    const [writer, said] = screen.all("fb-chat-list-row .preview > *");
    expect(writer!.textContent).to.match(/:$/);
    expect(writer!.getBoundingClientRect().left - said!.getBoundingClientRect().right).to.be.greaterThan(1);
  });

  it("leave the arrow of a quote where quotes begin", async () => {
    const desk = new FakeDesk();
    const replyTo = { mid: "m_1", entry: 1, by: "customer", text: "Hello" } as const;
    desk.has({ conversation: MARIA, customer: { name: "سارة الخطيب", label: "سارة الخطيب" } }, [
      anEntry(1, { content: aText("Hello") }),
      anEntry(2, { content: { kind: "text", text: "That", rest: [], replyTo } }),
    ]);
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Go to the message this answers");

    const [arrow] = screen.all("fb-chat-quote .by svg");
    const [name] = screen.all("fb-chat-quote .by bdi");
    expect(arrow!.getBoundingClientRect().right).to.be.at.most(name!.getBoundingClientRect().left);
  });

  it("keep their beginning in the list, whoever wrote them", async () => {
    const desk = new FakeDesk();
    const text = "This is the beginning of a preview that is by far too long for the row it stands in.";
    desk.has({ conversation: MARIA, preview: { author: "page", agent: null, text } }, [
      anEntry(1, { author: byAnna, content: aText(text) }),
    ]);
    const { gadget, screen } = await aGadget(desk, {});
    gadget.lang = "ar";
    await screen.shows("بريد الصفحة");

    const [said] = screen.all("fb-chat-list-row .said");
    const [box, letters] = [said!.getBoundingClientRect(), lettersOf(said!)];
    expect(letters.left).to.be.at.least(box.left - 1);
    expect(letters.right).to.be.at.most(box.right + 1);
    await expect(gadget).to.be.accessible();
  });
});
