import { afterAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { EXAMPLE_DESK_PATH } from "../../demo/local/bot/example-desk.ts";
import { introduce } from "../../demo/local/bot/introduce.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { RoutingConfig } from "../../worker/protocol/routing/config.ts";
import * as v from "valibot";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");
const clients: DeskClient[] = [];
afterAll(() => clients.forEach((client) => client.close()));

describe("the demo's bot, on the desk of demo/routing/example.json", () => {
  it("comes by its secret, speaks first, and hands over to who is offered the customer", async () => {
    const { run } = stack();
    const { port } = new URL(run.simulatorUrl);
    const introduction = { bot: run.bot, botPort: Number(port), url: run.url, agentSecret: run.agentSecret };
    const token = await mintToken({ sub: "ana", name: "Ana Ruiz", role: "supervisor" }, run.agentSecret);
    const ana = await DeskClient.connect(run.url, token);
    clients.push(ana);
    expect(await introduce(introduction)).toBe(false);
    const given = await fetch(run.simulatorUrl + EXAMPLE_DESK_PATH);
    const config = v.parse(RoutingConfig, await given.json());
    expect(await ana.ask("routing.save", { base: 0, config })).toMatchObject({ saved: true });
    expect(await introduce(introduction)).toBe(true);
    expect(run.bot.hasMet("shop")).toBe(true);
    const phone = await stack().newCustomer();
    const kim = await stack().openDesk("kim");
    // What waits in a queue that nobody is at goes on to the next.
    const here = async () =>
      (await ana.ask("roster.list", { limit: 20 })).agents.filter((it) => it.presence !== "offline");
    await expect.poll(here).toContainEqual(expect.objectContaining({ sub: "kim" }));

    await phone.write("Is the bot there?");
    await phone.shows("Hello, this is the shop's bot");
    await phone.tap("Opening hours");
    await phone.shows("Saturday 10:00 to 14:00");
    const card = () => kim.textOf("fb-chat-offer-pile .card");
    expect(await card()).toBe("");
    await phone.tap("My order");
    await phone.shows("I call somebody for you.");

    await expect.poll(card).toContain(phone.name);
    await kim.press("Accept");
    await expect.poll(() => kim.handling()).toContain("Yours");
    await kim.write("Kim here. Which order?");
    await expect
      .poll(() => phone.messages())
      .toEqual([
        "Is the bot there?",
        "Hello, this is the shop's bot. What would you like to know?",
        "Opening hours",
        "Monday to Friday 9:00 to 18:00, Saturday 10:00 to 14:00. Anything else?",
        "My order",
        "I call somebody for you.",
        "Kim here. Which order?",
      ]);
  });
});
