import type { Page as Tab } from "puppeteer-core";
import { expect, it } from "vitest";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { INBOX_FIELDS } from "../../demo/simulator/world/options.ts";
import type { Attachment } from "../../demo/simulator/world/state.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();
const soon = { timeout: 20_000 };

type Customer = ReturnType<Simulator["customer"]>;
type Page = ReturnType<Simulator["page"]>;
type Doing = (customer: Customer, page: Page) => unknown;

/** Another app offers a template. */
function offering(payload: Record<string, unknown>): Doing {
  const attachments = [{ type: "template", payload }] as unknown as readonly Attachment[];
  return ({ psid }, page) => page.otherAppReply(psid, { attachments });
}

/** What somebody does on the phone or at the Page, and what the agent reads of it (docs/messenger.md). */
const KINDS: [name: string, doing: Doing, words: string[]][] = [
  [
    "a location",
    (customer) => customer.attach(["location"]),
    ["Pinned Location", "59.9139, 10.7522", "Open the map"],
  ],
  [
    "a link",
    (customer) => customer.attach(["link"]),
    ["Shared link", "Tents for two persons", "www.example.com"],
  ],
  ["what cannot be passed on", (customer) => customer.attach(["unsupported"]), ["Attachment Unavailable"]],
  ["a post", (customer) => customer.attach(["post"]), ["Shared post", "Our new tents are in"]],
  ["a reel", (customer) => customer.attach(["ig_reel"]), ["Shared Instagram reel", "How to pitch it"]],
  ["a product", (customer) => customer.attach(["product"]), ["Tent, two persons", "Number TENT-2P"]],
  ["a template", (customer) => customer.attach(["template"]), ["Summer sale", "Until Sunday", "Shop"]],
  [
    "an appointment",
    (customer) => customer.attach(["appointment"]),
    ["Appointment: Asked for", "(Europe/Oslo)"],
  ],
  ["a PDF", (customer) => customer.attach(["pdf"]), ["PDF ·"]],
  [
    "a visit by an m.me link",
    (customer) => customer.followLink("flyer7"),
    ["Came by an m.me link", "Mark: flyer7"],
  ],
  [
    "a visit by an ad",
    (customer) => customer.followAd({ text: "Is this on sale?" }),
    ["Came by an advertisement"],
  ],
  [
    "a question about a product",
    (customer) => customer.askAboutProduct("How heavy is it?", "TENT-2P"),
    ["Asks about a product", "How heavy is it?"],
  ],
  [
    "an opt-in",
    (customer) => void customer.optInToNotifications("Weekly offers"),
    ["Agreed to get messages: Weekly offers"],
  ],
  ["account linking", (customer) => customer.linkAccount(), ["Linked their account"]],
  [
    "a survey of ours",
    offering({ template_type: "customer_feedback", title: "How was it?" }),
    ["How was it?"],
  ],
  ["a survey", (customer) => customer.answerSurvey("5", "Fine"), ["Answered a survey", "Fine"]],
  ["a form", (customer) => customer.fillIn({ postal_code: "0150" }), ["Sent contact details", "0150"]],
  ["a lead form", (customer) => void customer.submitForm(), ["Filled in a lead form"]],
  ["a coupon of ours", offering({ template_type: "coupon", title: "10 %", coupon_code: "TEN" }), ["10 %"]],
  ["a coupon", (customer) => customer.revealCoupon(), ["Revealed the coupon TEN"]],
  [
    "buttons of ours",
    offering({
      template_type: "button",
      text: "Which one?",
      buttons: [{ type: "postback", title: "Blue", payload: "BLUE" }],
    }),
    ["Which one?", "Blue"],
  ],
  ["a pressed one", (customer) => void customer.tapButton("Blue"), ["Blue pressed", "Pressed a button Blue"]],
  ["an order", (customer) => customer.order(undefined, "Before noon"), ["Ordered", "Note: Before noon"]],
  ["a call", (customer) => void customer.call(), ["The customer is calling"]],
  ["a label", ({ psid }, page) => page.label(psid, "VIP"), ["Labelled “VIP” in Meta's inbox"]],
  ["Meta's own line", ({ psid }, page) => page.adminText(psid, "AI ended"), ["Meta: AI ended"]],
  [
    "an answer of another app",
    ({ psid }, page) => void page.otherAppReply(psid, "I am a bot", "441300970011223"),
    ["Another app (441300970011223)", "I am a bot"],
  ],
  [
    "an answer from Meta's inbox",
    ({ psid }, page) => void page.staffReply(psid, "Staff here"),
    ["Page inbox", "Staff here"],
  ],
];

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
    const thread = document.querySelector("fb-chat-gadget")?.shadowRoot?.querySelector("fb-chat-thread");
    const entries = thread?.shadowRoot?.querySelector("fb-chat-entries");
    return wordsOf(entries?.shadowRoot ?? document.createElement("p")).replaceAll(/\s+/g, " ");
  });
}

it("shows every kind of item as what it is, as it comes", async () => {
  const { run, newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  const [customer, page] = [run.simulator.customer(phone.psid), run.simulator.page()];
  // Fields that the Worker leaves to the operator.
  for (const app of Object.keys(page.state.subscribedApps))
    page.state.subscribedApps[app] = [...INBOX_FIELDS];
  await phone.write("Hello");
  await desk.chooseView("open");
  await desk.choose(phone.name);

  for (const [name, doing, words] of KINDS) {
    doing(customer, page);

    for (const word of words)
      await expect.poll(() => read(desk.page), { ...soon, message: name }).toContain(word);
  }
}, 180_000);

it("shows what becomes of messages, and takes back what was taken back", async () => {
  const { run, newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  const customer = run.simulator.customer(phone.psid);
  run.simulator.rules.unsent = "is_deleted";
  const { mid } = customer.text("my card number is 4111");
  await desk.chooseView("open");
  await desk.choose(phone.name);
  await expect.poll(() => read(desk.page), soon).toContain("4111");

  customer.edit(mid, "my card number is 4112");
  await expect.poll(() => read(desk.page), soon).toContain("4112 Edited");
  customer.react(mid, "👍");
  await expect.poll(() => read(desk.page), soon).toContain("reacted with 👍");
  customer.send({ text: "That one", reply_to: { mid } });
  await expect.poll(() => read(desk.page), soon).toMatch(/4112 Go to the message this answers That one/);
  customer.unsend(mid);

  await expect.poll(() => read(desk.page), soon).toContain("took this message back.");
  await expect.poll(() => read(desk.page), soon).not.toContain("411");
}, 60_000);

it("shows the pictures and films that a customer sends, once they are copied", async () => {
  const { run, newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  run.simulator.customer(phone.psid).attach(["photo", "video", "voice"]);
  await desk.chooseView("open");
  await desk.choose(phone.name);

  const shown = () =>
    desk.page.$$eval("fb-chat-gadget >>> fb-chat-media", (all) =>
      all.map((one) => {
        const file = one.shadowRoot?.querySelector<HTMLImageElement | HTMLMediaElement>("img, video, audio");
        if (file instanceof HTMLImageElement) return file.naturalWidth > 0 ? "picture" : "";
        return file && file.readyState >= HTMLMediaElement.HAVE_METADATA ? file.localName : "";
      }),
    );
  await expect.poll(shown, soon).toEqual(["picture", "video", "audio"]);
}, 60_000);
