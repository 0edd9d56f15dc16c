import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");

/** Sockets that the Worker has open, by its log. */
function open(): number {
  const log = readFileSync(stack().run.worker.logFile, "utf8");
  const count = (event: string): number => log.split(`"event":"socket.${event}"`).length - 1;
  return count("opened") - count("closed");
}

const opened = (): number =>
  readFileSync(stack().run.worker.logFile, "utf8").split('"event":"socket.opened"').length - 1;

const isOne = () => expect.poll(open).toBe(1);

afterEach(async () => {
  // What comes next begins with none. Each says that it leaves: of a page that is gone while it was about to be answered the
  // proxy of `wrangler dev` tells nobody, and the desk finds out after minutes.
  for (const page of pages) await page.evaluate(() => document.querySelector("fb-chat-gadget")?.remove());
  await expect.poll(open).toBe(0);
  for (const page of pages.splice(0)) await page.close();
});

const pages: Desk["page"][] = [];

async function aTab(agent = "kim"): Promise<Desk> {
  const desk = await stack().openDesk(agent);
  pages.push(desk.page);
  await desk.page.waitForSelector('fb-chat-gadget >>> [role="tab"]');
  return desk;
}

async function twoTabs(agent = "kim"): Promise<[leader: Desk, follower: Desk]> {
  const leader = await aTab(agent);
  await isOne();
  const follower = await aTab(agent);
  await expect.poll(opened).toBeGreaterThanOrEqual(2);
  await isOne();
  return [leader, follower];
}

async function close(desk: Desk): Promise<void> {
  pages.splice(pages.indexOf(desk.page), 1);
  await desk.page.close();
}

describe("tabs of one agent", () => {
  it("have one socket between them, each with its own list and thread", async () => {
    const [ana, ben] = [await stack().newCustomer(), await stack().newCustomer()];
    await ana.write("Hello from Ana");
    await ben.write("Hello from Ben");
    const tabs: Desk[] = [];
    for (let count = 0; count < 5; count++) tabs.push(await aTab());
    await isOne();
    const [first, second, third] = tabs as [Desk, Desk, Desk];

    await first.chooseView("mine");
    await second.chooseView("unassigned");
    await second.choose(ana.name);
    await third.chooseView("unassigned");
    await third.choose(ben.name);
    await second.write("Hello Ana");
    await third.write("Hello Ben");

    await expect.poll(() => ana.messages()).toEqual(["Hello from Ana", "Hello Ana"]);
    await expect.poll(() => ben.messages()).toEqual(["Hello from Ben", "Hello Ben"]);
    await expect.poll(() => first.listed()).toContain(ana.name);
    await ana.write("And again");
    await expect.poll(() => second.texts()).toEqual(["Hello from Ana", "Hello Ana", "And again"]);
    expect(open()).toBe(1);
  });

  it("go on by another one's socket when the one that leads is closed, and double and lose nothing", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const [leader, follower] = await twoTabs();
    await follower.chooseView("unassigned");
    await follower.choose(phone.name);

    await follower.write("Before");
    await follower.type("While it closes");
    await Promise.all([follower.page.keyboard.press("Enter"), close(leader)]);
    await follower.write("After");

    await expect.poll(() => phone.messages()).toEqual(["Hello", "Before", "While it closes", "After"]);
    await phone.write("Still there?");
    await expect.poll(() => follower.texts()).toContain("Still there?");
    await isOne();
  });

  it("notice within seconds that the one that leads sleeps, and take it in again when it wakes", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const [leader, follower] = await twoTabs();
    await follower.chooseView("unassigned");
    await follower.choose(phone.name);
    const client = await leader.page.createCDPSession();

    await client.send("Page.setWebLifecycleState", { state: "frozen" });
    await follower.write("Into the sleep");
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Into the sleep"]);
    await phone.write("Are you awake?");
    await expect.poll(() => follower.texts()).toContain("Are you awake?");

    await client.send("Page.setWebLifecycleState", { state: "active" });
    await isOne();
    await leader.chooseView("mine");
    await expect.poll(() => leader.listed()).toContain(phone.name);
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Into the sleep", "Are you awake?"]);
  });

  it("stay when one of them signs out, whichever has the socket", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const [leader, follower] = await twoTabs();
    const logout = (desk: Desk) =>
      desk.page.$eval("fb-chat-gadget", (chat) => (chat as unknown as { logout(): Promise<void> }).logout());

    await logout(leader);
    await follower.chooseView("unassigned");
    await follower.choose(phone.name);
    await follower.write("Not signed out");
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Not signed out"]);
    await isOne();

    const third = await aTab();
    await third.chooseView("mine");
    await expect.poll(() => third.listed()).toContain(phone.name);
    await isOne();
    await logout(third);
    await phone.write("Thanks");
    await expect.poll(() => follower.texts()).toContain("Thanks");
    expect(open()).toBe(1);
  });
});

/** Another page of the agents' origin, with neither a token nor a gadget, which listens and speaks under whatever names it is given. */
async function aStranger() {
  const page = await stack().openTab(`${stack().run.url}/not-a-page`);
  pages.push(page);
  await page.evaluate(() => Object.assign(window, { heard: [] }));
  return {
    locks: () =>
      page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name ?? "") ?? []),
    speaks: (names: string[], messages: unknown[]) =>
      page.evaluate(
        (channels, said) => {
          const { heard } = window as unknown as { heard: unknown[] };
          for (const name of channels) {
            const channel = new BroadcastChannel(name);
            channel.onmessage = ({ data }) => heard.push(data);
            for (const message of said) channel.postMessage(message);
          }
        },
        names,
        messages,
      ),
    heard: () => page.evaluate(() => JSON.stringify((window as unknown as { heard: unknown[] }).heard)),
  };
}

/** What a script in the agent's own page finds: the channel itself. */
async function channelsIn({ page }: Desk): Promise<string[]> {
  const prototype = await page.evaluateHandle(() => BroadcastChannel.prototype);
  const found = await page.queryObjects(prototype);
  return await found.evaluate((channels) => channels.map(({ name }) => name));
}

describe("another page of their origin", () => {
  it("hears nothing of them, and sends nothing as their agent", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const [leader, follower] = await twoTabs();
    const stranger = await aStranger();
    const socketLocks = async () =>
      (await stranger.locks()).filter((name) => name.startsWith("fb-chat-socket "));
    const tabsOf = (held: string[]) => held.flatMap((name) => name.split(" ").slice(2));
    await expect.poll(async () => tabsOf(await socketLocks())).toHaveLength(2);
    const locks = await socketLocks();
    const hashes = locks.map((name) => name.split(" ")[1]!);
    const tabs = tabsOf(locks);
    const text = JSON.stringify({
      ...{ type: "message.send", id: crypto.randomUUID(), conversation: phone.conversation },
      ...{ text: "Not from the agent", outgoing: { kind: "text", text: "Not from the agent" } },
    });
    const derived = hashes.flatMap((hash) => [`fb-chat-socket ${hash}`, `fb-chat-tabs ${hash}`]);
    const guesses = [...new Set([...locks, ...derived])];
    const forged = tabs.flatMap((from) =>
      tabs.map((to) => ({ type: "command", from, to, at: Date.now(), text })),
    );
    await stranger.speaks(guesses, forged);

    await follower.chooseView("unassigned");
    await follower.choose(phone.name);
    await follower.write("Hello from Kim");
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Hello from Kim"]);
    await phone.write("My number is 0171");
    await expect.poll(() => follower.texts()).toContain("My number is 0171");

    // It hears well enough what is said where it listens.
    await leader.page.evaluate((name) => new BroadcastChannel(name).postMessage("aloud"), guesses[0]!);
    await expect.poll(stranger.heard).toBe('["aloud"]');
    expect(await phone.messages()).toEqual(["Hello", "Hello from Kim", "My number is 0171"]);
    for (const name of await channelsIn(follower)) expect(guesses).not.toContain(name);
  });

  it("does no harm by rubbish, wherever it had the channel's name from", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const [leader, follower] = await twoTabs();
    const errors: unknown[] = [];
    for (const { page } of [leader, follower]) page.on("pageerror", (error) => errors.push(error));
    const names = (await channelsIn(leader)).filter((name) => name.startsWith("fb-chat-tabs "));
    expect(names).toHaveLength(1);
    const stranger = await aStranger();
    const tabs = (await stranger.locks()).flatMap((name) => name.split(" ").slice(2));
    const shapes = tabs.flatMap((from) =>
      tabs.flatMap((to) =>
        ["{bad", "null", "{}", "[]", 7, null].flatMap((text) => [
          { type: "command", from, to, at: Date.now(), text },
          { type: "told", from, to, text },
          { type: "joined", from, to, frames: text },
        ]),
      ),
    );
    await stranger.speaks(names, ["{bad", null, {}, 7, [], { type: "join" }, ...shapes]);

    await follower.chooseView("unassigned");
    await follower.choose(phone.name);
    await follower.write("Hello from Kim");
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Hello from Kim"]);
    expect(errors).toEqual([]);
  });
});

describe("tabs of two agents in one browser", () => {
  it("have a socket each, and hear nothing of each other's", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const [kim] = await twoTabs("kim");
    const [sam, samAgain] = [await aTab("sam"), await aTab("sam")];
    await expect.poll(open).toBe(2);

    await kim.chooseView("unassigned");
    await kim.choose(phone.name);
    await kim.write("I have it");
    await expect.poll(() => phone.messages()).toEqual(["Hello", "I have it"]);
    for (const desk of [sam, samAgain]) {
      await desk.chooseView("mine");
      await expect.poll(() => desk.listed()).toEqual([]);
    }
    await kim.chooseView("mine");
    await expect.poll(() => kim.listed()).toContain(phone.name);
    expect(open()).toBe(2);
  });
});
