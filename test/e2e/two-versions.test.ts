import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { DeskClient } from "../../demo/local/desk-client.ts";
import { LocalRun } from "../../demo/local/local-run.ts";
import { freePort } from "../../demo/local/ports.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import { until } from "../../demo/local/wait.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { CLASSES } from "../state/classes.ts";
import { unpackWorker } from "../state/code.ts";
import { unpack } from "../state/directory.ts";
import { conversationOf, psidOf } from "../state/people.ts";
import { agentAt } from "../state/reading.ts";
import { ALL, bundleOfTwo, HALF, splitAs, type Split } from "../state/two-versions.ts";

/** The version before this one: its code, and a state that it left in the middle of everything. */
const BEFORE = "test/state/versions/state-version-5";
const SOON_MS = 60_000;
const ofAll = (digits: string): Split["objects"] => Object.fromEntries(CLASSES.map((name) => [name, digits]));
const THREADS = { Conversation: ALL, Page: ALL, Post: ALL };
const DESKS = { Desk: ALL, Directory: ALL, Placement: ALL, Reports: ALL, Search: ALL, Webhooks: ALL };

type Step = {
  name: string;
  split: Split;
  /** What an older conversation is asked and does not know is refused, and guessed by nobody: it might be held. */
  erases: 200 | 503;
};

/** A deployment in part, in two ways; back to the version before; and forward again. */
const STEPS: Step[] = [
  {
    name: "the desk and the Directory are new, threads and Pages old",
    ...{ split: { worker: "newer", objects: THREADS }, erases: 503 },
  },
  {
    name: "threads and Pages are new, the desk and the Directory old",
    ...{ split: { worker: "older", objects: DESKS }, erases: 200 },
  },
  { name: "all are old again", split: { worker: "older", objects: ofAll(ALL) }, erases: 200 },
  {
    name: "half of all objects are new, as chance has it",
    ...{ split: { worker: "newer", objects: ofAll(HALF) }, erases: 200 },
  },
];

async function hitsOf(client: DeskClient, words: string): Promise<number> {
  const { found } = await client.ask("search", { words, in: "words", length: 10 });
  return found.flatMap(({ hits }) => hits).length;
}

describe("two versions beside each other, on a state of the older one", () => {
  let bundle: string;
  let stateDir: string;
  let run: LocalRun | undefined;
  let people = 0;
  const faults: string[] = [];

  beforeAll(async () => {
    const { root, bundle: newer } = inject("stack");
    const older = join(root, "older-worker.js");
    stateDir = join(root, "two-versions");
    await unpackWorker(BEFORE, older);
    await unpack(join(BEFORE, "files"), stateDir);
    bundle = await bundleOfTwo(older, newer, join(root, "two-versions-bundle"));
  });

  afterAll(() => run?.close(), 60_000);

  const start = async (split: Split): Promise<LocalRun> => {
    await run?.worker.kill();
    await run?.close();
    faults.length = 0;
    const { own } = inject("stack");
    const onLine = (line: string): void => {
      if (line.includes('"event":"fault"') || line.includes("Uncaught")) faults.push(line);
    };
    return (run = await LocalRun.start({
      ...{ port: await freePort(), ...own, stateDir, bundle, onLine, place: splitAs(split) },
    }));
  };

  it.each(STEPS)("$name: customers are answered, found, counted and erased", async ({ split, erases }) => {
    const { url, simulator } = await start(split);
    const [kim, robin] = [await agentAt(url, "kim"), await agentAt(url, "robin")];
    await robin.ask("page.resume", { pageId: SIMULATOR_PAGE_ID });
    await robin.ask("desk.configure", { settings: { undoSeconds: 0 } });
    const psid = `7700330055${String(500_000 + ++people)}`;
    simulator.addCustomers([{ psid, firstName: "Ada", lastName: `Marlow-${String(people)}` }]);
    const conversation = `${SIMULATOR_PAGE_ID}:${psid}`;
    const word = `tent${String(people)}`;
    const words = async (client: DeskClient, name: string): Promise<string[]> =>
      ((await readThread(client, name))?.entries ?? []).flatMap(({ content }) =>
        "text" in content ? [content.text] : [],
      );
    const answer = async (name: string, to: string, text: string): Promise<void> => {
      const { rev } = await kim.ask("thread.open", { conversation: name });
      await kim.ask("message.send", { conversation: name, seenRev: rev, text });
      await until(`"${text}" on the phone`, SOON_MS, () =>
        simulator.customer(to).thread.messages.some((message) => message.text === text),
      );
    };

    simulator.customer(psid).text(`Where is my ${word}?`);
    simulator.customer(psidOf("talk")).text(`And my ${word}?`);
    await simulator.flush(SOON_MS);
    await answer(conversation, psid, `On its way, ${word}`);
    await answer(conversationOf("talk"), psidOf("talk"), `Yours too, ${word}`);
    await kim.ask("note.add", { conversation, text: "Asked twice", mentions: [] });
    const told = await words(kim, conversation);
    expect(told.filter((text) => text.includes(word))).toEqual([
      `Where is my ${word}?`,
      `On its way, ${word}`,
    ]);

    await until("what was said to be found", SOON_MS, async () => {
      return (await hitsOf(robin, word)) === 4;
    });
    const { items } = await kim.ask("list.open", { view: "mine", length: 50 });
    expect(items.map((item) => item.conversation)).toContain(conversation);
    const today = new Date().toISOString().slice(0, 10);
    await robin.ask("reports.read", { from: today, until: today, by: "desk" });
    await kim.ask("conversation.close", { conversation });

    const asked = await fetch(`${run?.simulatorUrl ?? ""}/demo/token?agent=alex`);
    const { token } = (await asked.json()) as { token: string };
    const erase = await fetch(`${url}/api/v1/admin/erasure.start`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify({ conversations: [conversation] }),
    });
    expect(erase.status, await erase.text()).toBe(erases);
    const isErased = erases === 200;
    await until("the person to be forgotten, or to be there", SOON_MS, async () => {
      const { items: left } = await kim.ask("list.open", { view: "closed", length: 50 });
      const isListed = left.some((item) => item.conversation === conversation);
      return isListed !== isErased && (await hitsOf(robin, word)) === (isErased ? 2 : 4);
    });
    for (const client of [kim, robin]) client.close();
    // What was refused is one, and the log names it.
    const places = (): string[] => faults.map((line) => /"where":"([\w.]+)"/.exec(line)?.[1] ?? line);
    await expect.poll(places).toEqual(isErased ? [] : ["directory.erasure.start"]);
  });
});
