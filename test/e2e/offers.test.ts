import { afterEach, describe, expect, it } from "vitest";
import { DEMO_AGENTS } from "../../demo/agents.ts";
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { NO_ROUTING, type Queue } from "../../worker/protocol/routing/config.ts";
import type { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");
const clients: DeskClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** All customers wait for Kim and Sam. */
async function waitIn(queue: Partial<Queue>, missedMax = 3): Promise<void> {
  const robin = DEMO_AGENTS.find(({ id }) => id === "robin");
  if (robin === undefined) throw new Error("nobody may write rules");
  const { id: sub, name, desk, role } = robin;
  const client = await DeskClient.connect(stack().run.url, await mintToken({ sub, name, desk, role }));
  clients.push(client);
  const answer = await client.command("routing.get", {});
  if (!answer.ok) throw new Error("no rules to read");
  const sales: Queue = {
    ...{ id: "sales", name: "Sales", members: ["kim", "sam"], teams: [], choose: "longest_idle" },
    ...{ offerSeconds: 120, ...queue },
  };
  const config = {
    ...{ ...NO_ROUTING, queues: [sales], otherwise: { type: "queue", queue: "sales" } as const },
    ...{ capacity: 20, missedMax },
  };
  const saved = await client.command("routing.save", { base: answer.result.version, config });
  expect(saved).toMatchObject({ ok: true, result: { saved: true } });
}

const card = (desk: Desk): Promise<string> => desk.textOf("fb-chat-offer-pile .card");
const told = (desk: Desk): Promise<string> => desk.textOf("fb-chat-offer-pile .notice");

/** Who of them is asked, once somebody is. */
async function asked(desks: Desk[], customer: string): Promise<[Desk, Desk]> {
  let found: Desk | undefined;
  await expect
    .poll(async () => {
      for (const desk of desks) if ((await card(desk)).includes(customer)) found = desk;
      return found !== undefined;
    })
    .toBe(true);
  const other = desks.find((desk) => desk !== found);
  if (found === undefined || other === undefined) throw new Error("nobody is asked");
  return [found, other];
}

describe("what is offered", () => {
  it("to all of a ring is seen by all of them, and is the first one's, as the others read", async () => {
    await waitIn({ choose: "ring" });
    const [kim, sam] = [await stack().openDesk("kim"), await stack().openDesk("sam")];
    const phone = await stack().newCustomer();

    await phone.write("Is the blue one still there?");
    for (const desk of [kim, sam]) {
      await expect.poll(() => card(desk)).toContain(phone.name);
      expect(await card(desk)).toContain("Is the blue one still there?");
    }
    await sam.press("Accept");

    await expect.poll(() => sam.texts()).toEqual(["Is the blue one still there?"]);
    await expect.poll(() => kim.textOf("fb-chat-offer-pile .gone")).toContain("Sam Okafor accepted");
    await expect.poll(() => sam.handling()).toContain("Yours");
    expect(await card(sam)).toBe("");
  });

  it("and declined by one is the next one's; by a reload it is the next one's as well", async () => {
    await waitIn({});
    const desks = [await stack().openDesk("kim"), await stack().openDesk("sam")];
    const phone = await stack().newCustomer();
    await phone.write("Hello?");
    const [first, second] = await asked(desks, phone.name);
    await first.page.reload();
    await expect.poll(() => card(second)).toContain(phone.name);
    await expect.poll(() => first.listed()).toContain(phone.name);

    await second.press("Decline");

    await expect.poll(() => card(first)).toContain(phone.name);
    await expect.poll(() => card(second)).toBe("");
    await first.press("Accept");
    await expect.poll(() => first.texts()).toEqual(["Hello?"]);
  });

  it("and not answered is the next one's; who misses it is away, reads why, and is back with one press", async () => {
    await waitIn({ offerSeconds: 5 }, 1);
    const desks = [await stack().openDesk("kim"), await stack().openDesk("sam")];
    const phone = await stack().newCustomer();

    await phone.write("Anybody there?");

    for (const desk of desks)
      await expect.poll(() => told(desk)).toContain("You were set away: 1 offer was not answered.");
    const [kim, sam] = desks as [Desk, Desk];
    await waitIn({}, 3);
    await kim.press("I am back");
    await expect.poll(() => told(kim)).toBe("");
    expect(await told(sam)).toContain("You were set away");
  });
});
