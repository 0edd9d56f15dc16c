import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { DeskClient } from "../../demo/local/desk-client.ts";
import { LocalRun } from "../../demo/local/local-run.ts";
import { freePort } from "../../demo/local/ports.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import { until } from "../../demo/local/wait.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { cursorOf } from "../../worker/protocol/thread/conversation.ts";
import type { Cursor } from "../../worker/protocol/ids.ts";
import { agentAt } from "../state/reading.ts";

/** Databases of objects are really copied back, as a recovery to a point in time does. */

const SOON_MS = 30_000;
type ClassName = "Conversation" | "Desk" | "Page";

let run: LocalRun;
let stateDir: string;
let people = 0;

beforeAll(async () => {
  const { root, bundle, own } = inject("stack");
  stateDir = join(root, "restore");
  run = await LocalRun.start({ port: await freePort(), ...own, stateDir, bundle });
  // Meta tells nobody of what is written before, which is another test's matter.
  const isSubscribed = (): boolean => Object.keys(run.simulator.page().state.subscribedApps).length > 0;
  await until("the Page to be subscribed", SOON_MS, isSubscribed);
});

afterAll(() => run.close(), 30_000);

const objectsOf = (name: ClassName): string => join(stateDir, "worker/v3/do", `fb-chat-gadget-${name}`);
const pointOf = (name: ClassName): string => join(stateDir, "point", name);

/** Keeps the databases of these objects as they are now. */
async function keep(...names: ClassName[]): Promise<void> {
  await run.worker.stop();
  for (const name of names) {
    await rm(pointOf(name), { recursive: true, force: true });
    await cp(objectsOf(name), pointOf(name), { recursive: true });
  }
  await run.restartWorker();
}

/** Puts them back. */
async function goBack(...names: ClassName[]): Promise<void> {
  await run.worker.stop();
  for (const name of names) {
    await rm(objectsOf(name), { recursive: true });
    await cp(pointOf(name), objectsOf(name), { recursive: true });
  }
  await run.restartWorker();
}

class Person {
  readonly psid = `7700330044${String(500_000 + ++people)}`;
  readonly conversation = `${SIMULATOR_PAGE_ID}:${this.psid}`;

  constructor() {
    run.simulator.addCustomers([{ psid: this.psid, firstName: "Ada", lastName: "Marlow" }]);
  }

  async write(...texts: string[]): Promise<void> {
    for (const text of texts) run.simulator.customer(this.psid).text(text);
    await run.simulator.flush(SOON_MS);
    const kim = await agentAt(run.url, "kim");
    const last = texts.at(-1) ?? "";
    await until(`"${last}" at the desk`, SOON_MS, async () => (await this.words(kim)).includes(last));
    kim.close();
  }

  async words(client: DeskClient): Promise<string[]> {
    const { entries } = (await readThread(client, this.conversation)) ?? { entries: [] };
    return entries.flatMap(({ content }) => ("text" in content ? [content.text] : []));
  }

  /** Who the thread says it was given to, in its order. */
  async owners(client: DeskClient): Promise<string[]> {
    const { entries } = (await readThread(client, this.conversation)) ?? { entries: [] };
    return entries.flatMap(({ content }) =>
      content.kind === "system" && content.line.event === "assigned" ? [content.line.to.sub] : [],
    );
  }

  async cursor(client: DeskClient): Promise<Cursor> {
    const { thread, rev } = await client.ask("thread.open", { conversation: this.conversation });
    return cursorOf(thread, rev);
  }
}

/** The desk may end the socket meanwhile; a gadget repeats its command then. */
async function takeAsRobin(conversation: string): Promise<void> {
  await until("an answer to a take", SOON_MS, async () => {
    const robin = await agentAt(run.url, "robin");
    const isDone = await robin.ask("conversation.take", { conversation }).then(
      () => true,
      () => false,
    );
    robin.close();
    return isDone;
  });
}

describe("databases that were copied back", () => {
  it("of conversations: gadgets start afresh, and nothing of what is gone is shown with what is new", async () => {
    const ada = new Person();
    await ada.write("one");
    await keep("Conversation");
    await ada.write("gone", "gone too");
    const before = await agentAt(run.url, "kim");
    const cursor = await ada.cursor(before);
    before.close();

    await goBack("Conversation");
    await ada.write("two", "three", "four");

    const kim = await agentAt(run.url, "kim");
    const opened = await kim.ask("thread.open", { conversation: ada.conversation, cursor });
    expect(opened.rev).toBeGreaterThan(cursor.rev);
    expect(opened.kind).toBe("snapshot");
    expect(cursor.epoch).not.toContain(opened.thread.epoch);
    expect(await ada.words(kim)).toEqual(["one", "two", "three", "four"]);
    const { items } = await kim.ask("list.open", { view: "open", length: 10 });
    const row = items.find(({ conversation }) => conversation === ada.conversation);
    expect(row).toMatchObject({ preview: { text: "four" }, unanswered: 4 });
    kim.close();
  });

  it("of the desk: its lines are written, and it begins another epoch", async () => {
    const [ada, bob] = [new Person(), new Person()];
    await ada.write("one");
    await bob.write("one");
    await keep("Desk");
    const before = await agentAt(run.url, "kim");
    const { epoch } = await before.welcome;
    await before.ask("conversation.take", { conversation: ada.conversation });
    await before.ask("conversation.take", { conversation: bob.conversation });
    await until("the lines", SOON_MS, async () => (await bob.owners(before)).length === 1);
    before.close();

    await goBack("Desk");
    for (const { conversation } of [ada, bob]) await takeAsRobin(conversation);

    await until("another epoch", SOON_MS, async () => {
      const client = await agentAt(run.url, "kim");
      const { epoch: now } = await client.welcome;
      client.close();
      return now !== epoch;
    });
    const kim = await agentAt(run.url, "kim");
    await until("the new lines", SOON_MS, async () => {
      return [await ada.owners(kim), await bob.owners(kim)].every((owners) => owners.at(-1) === "robin");
    });
    expect(await ada.owners(kim)).toEqual(["kim", "robin"]);
    expect(await bob.owners(kim)).toEqual(["kim", "robin"]);
    kim.close();
  });

  it("of both: a place of before is no place in what is there now", async () => {
    const ada = new Person();
    await ada.write("one");
    await keep("Conversation", "Desk");
    await ada.write("gone", "gone too");
    const before = await agentAt(run.url, "kim");
    const cursor = await ada.cursor(before);
    before.close();

    await goBack("Conversation", "Desk");
    await ada.write("two", "three", "four");

    const kim = await agentAt(run.url, "kim");
    const opened = await kim.ask("thread.open", { conversation: ada.conversation, cursor });
    expect(opened.kind).toBe("snapshot");
    expect(await ada.words(kim)).toEqual(["one", "two", "three", "four"]);
    kim.close();
  });

  it("of the Page: everything goes on", async () => {
    const ada = new Person();
    await keep("Page");
    await ada.write("one");

    await goBack("Page");
    await ada.write("two");

    const kim = await agentAt(run.url, "kim");
    const { rev } = await kim.ask("thread.open", { conversation: ada.conversation });
    await kim.ask("message.send", { conversation: ada.conversation, seenRev: rev, text: "Here we are" });
    await until("the answer on the phone", SOON_MS, () =>
      run.simulator.customer(ada.psid).thread.messages.some(({ text }) => text === "Here we are"),
    );
    expect(await ada.words(kim)).toEqual(["one", "two", "Here we are"]);
    kim.close();
  });
});
