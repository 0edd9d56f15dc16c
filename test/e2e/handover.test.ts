import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_AGENTS } from "../../demo/agents.ts";
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { NO_ROUTING, type Queue, type RoutingConfig } from "../../worker/protocol/routing/config.ts";
import type { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");

const MORE = 'fb-chat-handling >>> button[aria-haspopup="menu"]';
const TEAM = 'fb-chat-presence-pane >>> button[aria-label="Team"]';

const QUEUE: Pick<Queue, "teams" | "choose" | "offerSeconds"> = {
  ...{ teams: [], choose: "longest_idle", offerSeconds: 120 },
};

/** Whoever names a lamp rings at all three; whoever names an invoice is offered to Robin, and then to Lina. */
const CONFIG: RoutingConfig = {
  ...NO_ROUTING,
  queues: [
    { ...QUEUE, id: "lamps", name: "Lamps", members: ["kim", "sam", "lina"], choose: "ring" },
    {
      ...{ ...QUEUE, id: "bills", name: "Bills", members: ["robin"], offerSeconds: 5 },
      overflow: { seconds: 5, to: "help" },
    },
    { ...QUEUE, id: "help", name: "Help", members: ["lina"] },
  ],
  rules: [
    { id: "l", name: "Lamps", when: { keywords: ["lamp"] }, to: { type: "queue", queue: "lamps" } },
    { id: "b", name: "Bills", when: { keywords: ["invoice"] }, to: { type: "queue", queue: "bills" } },
  ],
  decline: { reasons: [{ id: "busy", name: "Too much to do" }], isRequired: true },
  capacity: 20,
};

let client: DeskClient | undefined;
beforeAll(async () => {
  const robin = DEMO_AGENTS.find(({ id }) => id === "robin");
  if (robin === undefined) throw new Error("nobody may write rules");
  const { id: sub, name, desk, role } = robin;
  client = await DeskClient.connect(stack().run.url, await mintToken({ sub, name, desk, role }));
  expect(await client.ask("routing.save", { base: 0, config: CONFIG })).toMatchObject({ saved: true });
});
afterAll(() => client?.close());

const card = (desk: Desk): Promise<string> => desk.textOf("fb-chat-offer-pile .card");

/** What stands between the messages: whatever was done with the conversation. */
async function lines(desk: Desk): Promise<string> {
  const all = await desk.page.$$eval(
    "fb-chat-gadget >>> :is(fb-chat-entry, fb-chat-log, fb-chat-note)",
    (found) => found.map((one) => one.shadowRoot?.textContent ?? ""),
  );
  return all.join("\n").replaceAll(/\s+/g, " ");
}

/** Kim has it, and writes to Sam who is asked to take it over. */
async function asksSam(kim: Desk, note: string): Promise<void> {
  await kim.click(MORE);
  await kim.press("Transfer…");
  await kim.click('dialog input[value="agent sam"]');
  await kim.click('dialog input[value="stays"]');
  await kim.click("dialog textarea[name=note]");
  await kim.page.keyboard.type(note);
  await kim.click("dialog .buttons .primary");
}

/** Without the time that a hand needs to come from one screen to the other. */
async function acceptAtOnce({ page }: Desk, customer: string): Promise<void> {
  await page.$$eval(
    "fb-chat-gadget >>> fb-chat-offer-pile >>> .card",
    (cards, name) => {
      const mine = cards.find(({ textContent }) => textContent.includes(name));
      mine?.querySelector<HTMLElement>(".primary")?.click();
    },
    customer,
  );
}

describe("between colleagues", () => {
  it("a conversation is asked about with a note, declined with a reason, asked again and taken; its customer sees none of it", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Do you ship to Norway?");
    const [kim, sam] = [await stack().openDesk("kim"), await stack().openDesk("sam")];
    await kim.chooseView("open");
    await kim.choose(phone.name);
    await kim.press("Take");
    await expect.poll(() => kim.handling()).toContain("Yours");

    await asksSam(kim, "Sam, you know Norway.");
    await expect.poll(() => card(sam)).toContain("Sam, you know Norway.");
    expect(await card(sam)).toContain("Kim Lee");
    expect(await kim.handling()).toContain("Yours");
    await sam.press("Decline");
    await sam.press("Too much to do");
    await expect.poll(() => lines(kim)).toContain("stays with Kim Lee: Too much to do");
    expect(await kim.handling()).toContain("Yours");

    await asksSam(kim, "Please, it is urgent.");
    await expect.poll(() => card(sam)).toContain("Please, it is urgent.");
    await sam.press("Accept");
    await expect.poll(() => sam.handling()).toContain("Yours");
    await expect.poll(() => kim.handling()).toContain("Sam Okafor");
    await expect.poll(() => lines(sam)).toContain("Please, it is urgent.");

    await sam.write("We do, for 9 euros.");
    await phone.shows("We do, for 9 euros.");
    expect(await phone.messages()).toEqual(["Do you ship to Norway?", "We do, for 9 euros."]);
  });

  it("two of a ring accept in the same instant: one has it, and the others read who; who is not taken in time goes on meanwhile", async () => {
    const desks: Desk[] = [];
    for (const name of ["kim", "sam", "lina"]) desks.push(await stack().openDesk(name));
    const [kim, sam, lina] = desks as [Desk, Desk, Desk];
    const robin = await stack().openDesk("robin");
    const [unpaid, phone] = [await stack().newCustomer(), await stack().newCustomer()];
    await unpaid.write("My invoice is wrong");
    await expect.poll(() => card(robin)).toContain("from Bills");
    await phone.write("Is the blue lamp still there?");
    for (const desk of desks) await expect.poll(() => card(desk)).toContain(phone.name);

    await Promise.all([kim, sam].map((desk) => acceptAtOnce(desk, phone.name)));

    await expect.poll(() => lina.textOf("fb-chat-offer-pile .gone")).toContain(`accepted ${phone.name}`);
    const isKims = (await lina.textOf("fb-chat-offer-pile .gone")).includes("Kim Lee");
    const [winner, other] = isKims ? [kim, sam] : [sam, kim];
    await expect.poll(() => winner.handling()).toContain("Yours");
    const took = isKims ? "Kim Lee accepted" : "Sam Okafor accepted";
    await expect.poll(() => other.textOf("fb-chat-offer-pile .gone")).toContain(took);
    expect(await other.handling()).not.toContain("Yours");

    await expect.poll(() => card(lina)).toContain("from Help");
    expect(await card(lina)).toContain(unpaid.name);
    await expect.poll(() => card(robin)).toContain("You did not answer");
    await lina.press("Accept");
    await expect.poll(() => lina.handling()).toContain("Yours");
  });

  it("who leads sees a raised hand, looks without being seen, whispers, and takes over", async () => {
    const phone = await stack().newCustomer();
    await phone.write("I want a refund");
    const [kim, robin] = [await stack().openDesk("kim"), await stack().openDesk("robin")];
    await kim.chooseView("open");
    await kim.choose(phone.name);
    await kim.press("Take");
    await kim.click(MORE);
    await kim.press("Ask for help…");
    await kim.click("dialog textarea");
    await kim.page.keyboard.type("May I refund it?");
    await kim.click("dialog .buttons .primary");

    await robin.click(TEAM);
    await expect.poll(() => robin.textOf("fb-chat-team .hands")).toContain("May I refund it?");
    await robin.click(`fb-chat-team >>> button[aria-label="Look on silently: ${phone.name}"]`);
    await expect.poll(() => robin.texts()).toContain("I want a refund");
    await robin.click(MORE);
    await robin.press("Note for who has it…");
    await robin.click("fb-chat-note-box >>> textarea");
    await robin.page.keyboard.type("Yes, up to 50 euros.");
    await robin.click("fb-chat-note-box >>> .deeds .primary");
    await expect.poll(() => lines(kim)).toContain("Yes, up to 50 euros.");
    expect(await kim.handling()).not.toContain("Robin");

    await robin.click("fb-chat-handling >>> button.take");
    await expect.poll(() => robin.handling()).toContain("Yours");
    await expect.poll(() => kim.handling()).toContain("Robin Weiss");
    expect(await phone.messages()).toEqual(["I want a refund"]);
  });
});
