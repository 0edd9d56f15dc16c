import type { Page as Tab } from "puppeteer-core";
import { expect, it } from "vitest";
import { SIMULATOR_PAGE_ID, SIMULATOR_PAGE_TOKEN } from "../../demo/simulator/identities.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { KINDS } from "./support/kinds.ts";
import type { Phone } from "./support/phone.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

/** Everything that can be read in the thread. */
async function read(tab: Tab): Promise<string> {
  return await tab.evaluate(() => {
    const wordsOf = (node: ParentNode): string =>
      [...node.childNodes]
        .map((child) => {
          if (!(child instanceof HTMLElement))
            return child.nodeType === Node.TEXT_NODE ? child.textContent : "";
          return child.localName === "style" ? "" : ` ${wordsOf(child.shadowRoot ?? child)} `;
        })
        .join("");
    const thread = document.querySelector("fb-chat-gadget")?.shadowRoot?.querySelector("fb-chat-thread-pane");
    const entries = thread?.shadowRoot?.querySelector("fb-chat-entries");
    return wordsOf(entries?.shadowRoot ?? document.createElement("p")).replaceAll(/\s+/g, " ");
  });
}

it("shows every kind of item as what it is, as it comes", async () => {
  const { run, newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  await phone.write("Hello");
  await subscribeToAll(phone, run.simulator.page());
  await desk.chooseView("open");
  await desk.choose(phone.name);

  for (const [name, doing, words] of KINDS) {
    await doing(phone);

    for (const word of words) await expect.poll(() => read(desk.page), { message: name }).toContain(word);
    expect(await phone.problem(), name).toBe("");
  }
}, 240_000);

it("shows on the phone what the pictures of a grid say, and takes a press of one", async () => {
  const { run, newCustomer } = stack();
  const phone = await newCustomer();
  await phone.write("Which lamps are there?");
  await phone.shows("Which lamps are there?");
  const images = [
    {
      url: "https://shop.example/red.png",
      action: { type: "postback", payload: "RED", text: "The red one" },
    },
    { url: "https://shop.example/all.png", action: { type: "web_url", url: "https://shop.example/lamps" } },
  ];
  const payload = { template_type: "image_grid", elements: [{ title: "Lamps", images }] };

  const answer = await fetch(`${run.simulatorUrl}/v25.0/${SIMULATOR_PAGE_ID}/messages`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${SIMULATOR_PAGE_TOKEN}` },
    body: JSON.stringify({
      recipient: { id: phone.psid },
      messaging_type: "RESPONSE",
      message: { attachment: { type: "template", payload } },
    }),
  });
  expect(answer.status, await answer.text()).toBe(200);

  await phone.tap("The red one");
  // A grid is no bubble.
  await expect.poll(() => phone.messages()).toEqual(["Which lamps are there?", "The red one"]);
  expect(await phone.page.$$eval(".grid a", ([link]) => link?.textContent.trim())).toBe("Open");
});

it("shows how people begin who find a greeting, questions and a menu", async () => {
  const { newCustomer, openDesk } = stack();
  const desk = await openDesk("kim");
  const newcomer = await newCustomer();
  await expect.poll(() => newcomer.firstSight()).toMatch(/Hello \S+! Tents, .* Get Started$/);
  await newcomer.tap("Get Started");
  await desk.chooseView("open");
  await desk.choose(newcomer.name);
  await expect.poll(() => read(desk.page)).toContain("Pressed a button Get Started");
  await newcomer.chooseInMenu("Talk to a person");
  await expect.poll(() => read(desk.page)).toContain("Pressed a button Talk to a person");

  const asker = await newCustomer();
  await asker.press("staff", "Questions to begin with");
  await expect.poll(() => asker.firstSight()).toMatch(/anything\. Where is my order\? .*open\?$/);
  await asker.tap("Where is my order?");
  // A list that the pointer rests on stands still; this one is new.
  const next = await openDesk("sam");
  await next.chooseView("open");
  await next.choose(asker.name);
  await expect.poll(() => read(next.page)).toContain("Pressed a button Where is my order?");
  await asker.press("staff", "Questions to begin with");

  await asker.press("staff", "Get Started");
  await expect
    .poll(() => asker.problem())
    .toBe("(#100) You must set a Get Started button if you also wish to use persistent menu.");
});

it("shows what becomes of messages, and takes back what was taken back", async () => {
  const { newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  await phone.press("meta", "Tell apps what is unsent");
  await phone.write("my card number is 4111");
  await desk.chooseView("open");
  await desk.choose(phone.name);
  await expect.poll(() => read(desk.page)).toContain("4111");

  await phone.edit("4111", "my card number is 4112");
  await expect.poll(() => read(desk.page)).toContain("4112 Edited");
  await phone.act("4112", "👍");
  await expect.poll(() => read(desk.page)).toContain("reacted with 👍");
  await phone.act("4112", "Reply");
  await phone.write("That one");
  await expect.poll(() => read(desk.page)).toMatch(/4112 Go to the message this answers That one/);
  await phone.act("4112", "Unsend");

  await expect.poll(() => read(desk.page)).toContain("took this message back.");
  await expect.poll(() => read(desk.page)).not.toContain("411");
});

it("shows what becomes of the Page's messages, and of those that are not here", async () => {
  const { run, newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  await phone.write("Hello");
  await subscribeToAll(phone, run.simulator.page());
  await desk.chooseView("open");
  await desk.choose(phone.name);
  await desk.write("We are here");
  await expect.poll(() => phone.messages()).toContain("We are here");
  const name = phone.name;

  await phone.act("We are here", "❤️");
  await expect.poll(() => read(desk.page)).toContain(`${name} reacted with ❤`);
  await phone.act("We are here", "❤️");
  await expect.poll(() => read(desk.page)).not.toContain("reacted");
  await phone.act("We are here", "Helpful");
  await expect.poll(() => read(desk.page)).toContain(`${name} found this helpful`);

  await phone.press("meta", "Add an old chat");
  await phone.act("Do you repair tents?", "👍");
  await expect.poll(() => read(desk.page)).toContain("reacted with 👍 to a message that is not here");
  await phone.edit("Do you repair tents?", "Do you repair boats?");
  await expect
    .poll(() => read(desk.page))
    .toContain("edited a message that is not here. It now says: Do you repair boats?");
  await phone.act("Do you repair boats?", "Reply");
  await phone.write("Well, do you?");
  await expect.poll(() => read(desk.page)).toContain("The message it answers is not here. Well, do you?");
  await phone.act("Do you repair boats?", "Unsend");
  await expect.poll(() => read(desk.page)).toContain("took back a message that is not here");
  await phone.act("We do.", "Not helpful");
  await expect.poll(() => read(desk.page)).toContain("rated a message that is not here");
});

it("shows the pictures and films that a customer sends, once they are copied", async () => {
  const { newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  await phone.attach("Photo", "Video", "Voice");
  await phone.attach("Sticker");
  await desk.chooseView("open");
  await desk.choose(phone.name);

  const shown = () =>
    desk.page.$$eval("fb-chat-gadget >>> fb-chat-media", (all) =>
      all.map((one) => {
        const frame = one.shadowRoot?.querySelector("img, fb-chat-video, fb-chat-voice");
        const file = frame?.shadowRoot?.querySelector<HTMLMediaElement>("video, audio") ?? frame;
        if (file instanceof HTMLImageElement) {
          const kind = file.closest(".sticker") === null ? "picture" : "sticker";
          return file.naturalWidth > 0 ? kind : "";
        }
        const isThere = file instanceof HTMLMediaElement && file.readyState >= HTMLMediaElement.HAVE_METADATA;
        return isThere ? file.localName : "";
      }),
    );
  await expect.poll(shown).toEqual(["picture", "video", "audio", "sticker"]);
});

/**
 * What becomes of files that go wrong, by what the phone page sends: a row for each reason that docs/messenger.md
 * names but one. "There was no room for it" (`not_stored`) is the bucket's refusal, or that the Worker has none; nothing
 * that a customer or Meta does brings that about. Its words are asserted in test/gadget/content/media.test.ts,
 * where it comes from in test/worker/conversation/media/copy.test.ts.
 */
const FILES: [what: string, how: string, words: string[]][] = [
  [
    "picture",
    "whose link is dead (HTTP 404)",
    ["Picture could not be copied: Meta no longer has it.", "Try again"],
  ],
  ["video", "whose link has expired (HTTP 403)", ["Video could not be copied: Meta no longer has it."]],
  ["PDF", "that was deleted (HTTP 410)", ["File could not be copied: Meta no longer has it."]],
  ["picture", "of which Meta tells no link", ["Picture could not be copied: Meta sent no link to it."]],
  ["voice message", "of 30 MB", ["Voice message could not be copied: it is larger than 25 MB."]],
  ["video", "of 30 MB, not told before", ["Video could not be copied: it is larger than 25 MB."]],
  ["picture", "that leads to another host", ["Picture could not be copied: it is not kept at Meta."]],
  [
    "picture",
    "that leads round in circles",
    ["Picture could not be copied: Meta did not answer.", "Try again"],
  ],
  ["picture", "that never comes", ["Picture is being copied…"]],
  ["picture", "that is damaged", ["Picture could not be loaded.", "Try again"]],
  ["picture", "that is a web page", ["JPG ·"]],
  ["GIF", "that is an SVG with a script", ["GIF ·"]],
];

it("says what became of files that are not what they should be", async () => {
  const { newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  await phone.write("Hello");
  await desk.chooseView("open");
  await desk.choose(phone.name);

  for (const [what, how, words] of FILES) {
    const before = await read(desk.page);
    await phone.sendWrong(what, how);

    for (const word of words)
      await expect
        .poll(async () => count(await read(desk.page), word), { message: how })
        .toBe(count(before, word) + 1);
  }
});

it("copies a file once Meta has mended what was wrong with it", async () => {
  const { newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  await phone.write("Hello");
  await desk.chooseView("open");
  await desk.choose(phone.name);
  await phone.sendWrong("picture", "that never comes");
  await expect.poll(() => read(desk.page)).toContain("Picture is being copied…");
  await phone.sendWrong("picture", "whose link is dead (HTTP 404)");
  await expect.poll(() => read(desk.page)).toContain("Meta no longer has it.");

  await phone.press("meta", "Mend everything");

  await expect.poll(() => read(desk.page)).not.toContain("is being copied");
  await desk.press("Try again");
  await expect.poll(() => read(desk.page)).not.toContain("could not be copied");
});

function count(text: string, word: string): number {
  return text.split(word).length - 1;
}

/** Fields that the Worker leaves to whoever runs it, and what nobody hears of without them. */
const MORE_FIELDS: [field: string, deed: (phone: Phone) => Promise<void>][] = [
  ["messaging_in_thread_lead_form_submit", (phone) => phone.press("you", "Send a form")],
  ["inbox_labels", (phone) => phone.press("staff", "Complaint")],
  ["response_feedback", (phone) => phone.act("I am looking into it.", "Helpful")],
  ["calls", (phone) => phone.press("you", "Call")],
];

/** Ticks them on the phone page, which offers that when nobody heard of something. */
async function subscribeToAll(phone: Phone, { state }: ReturnType<Simulator["page"]>): Promise<void> {
  const isSubscribed = (field: string): boolean =>
    Object.values(state.subscribedApps).every((fields) => fields.includes(field));
  await phone.press("staff", "Text");
  for (const [field, deed] of MORE_FIELDS.filter(([one]) => !isSubscribed(one))) {
    await deed(phone);
    await phone.subscribe(field);
    await expect.poll(() => isSubscribed(field)).toBe(true);
  }
  await expect.poll(() => phone.problem()).toBe("");
}
