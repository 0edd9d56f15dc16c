import { afterAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { NO_ROUTING, type RoutingConfig } from "../../worker/protocol/routing/config.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");
const clients: DeskClient[] = [];
afterAll(() => clients.forEach((client) => client.close()));

const QUEUE = { members: [], choose: "longest_idle", offerSeconds: 600 } as const;

/** Kim is in Sales, Sam in Service, where whoever says so goes. */
const CONFIG: RoutingConfig = {
  ...NO_ROUTING,
  teams: [
    { id: "sales", name: "Sales", members: ["kim"] },
    { id: "service", name: "Service", members: ["sam"] },
  ],
  queues: [
    { ...QUEUE, members: [], id: "orders", name: "Orders", teams: ["sales"] },
    { ...QUEUE, members: [], id: "repairs", name: "Repairs", teams: ["service"] },
  ],
  rules: [
    { id: "b", name: "Repairs", when: { keywords: ["repair"] }, to: { type: "queue", queue: "repairs" } },
  ],
  otherwise: { type: "queue", queue: "orders" },
  whoSees: "teams",
  whoReplies: "team",
};

describe("agents of two departments", () => {
  it("see their own customers; one who is given to the other department leaves the screen, and the draft stays", async () => {
    const token = await mintToken({ sub: "ana", name: "Ana Ruiz", desk: "main", role: "supervisor" });
    const ana = await DeskClient.connect(stack().run.url, token);
    clients.push(ana);
    expect(await ana.ask("routing.save", { base: 0, config: CONFIG })).toMatchObject({ saved: true });
    const [buyer, owner] = [await stack().newCustomer(), await stack().newCustomer()];
    const [kim, sam] = [await stack().openDesk("kim"), await stack().openDesk("sam")];
    for (const desk of [kim, sam]) await desk.chooseView("open");

    await buyer.write("A lamp, please");
    await owner.write("I need a repair");
    await expect.poll(() => kim.listed()).toContain(buyer.name);
    await expect.poll(() => sam.listed()).toContain(owner.name);
    expect(await kim.listed()).not.toContain(owner.name);
    expect(await sam.listed()).not.toContain(buyer.name);

    await kim.choose(buyer.name);
    await kim.type("On its way");
    const { conversation } = buyer;
    await ana.ask("conversation.assign", { conversation, to: "sam" });
    await expect.poll(() => kim.refused()).toContain("for another team now");
    await expect.poll(() => kim.listed()).not.toContain(buyer.name);
    await expect.poll(() => sam.listed()).toContain(buyer.name);
    await sam.choose(buyer.name);
    await sam.write("Sam here.");
    await expect.poll(() => buyer.messages()).toEqual(["A lamp, please", "Sam here."]);

    await ana.ask("conversation.assign", { conversation, to: "kim" });
    await expect.poll(() => sam.refused()).toContain("for another team now");
    await expect.poll(() => kim.listed()).toContain(buyer.name);
    await kim.press("Try again");
    await expect.poll(() => kim.texts()).toEqual(["A lamp, please", "Sam here."]);
    expect(await kim.draft()).toBe("On its way");
  });
});
