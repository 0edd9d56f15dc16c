import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { buildAssets } from "../../demo/local/assets.ts";
import type { DeskClient } from "../../demo/local/desk-client.ts";
import { LocalRun } from "../../demo/local/local-run.ts";
import { freePort } from "../../demo/local/ports.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import { until } from "../../demo/local/wait.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { hasCode, unpackGadget } from "../state/code.ts";
import { missingIn } from "../state/contents.ts";
import { unpack } from "../state/directory.ts";
import { conversationOf, PEOPLE, psidOf, type PersonName } from "../state/people.ts";
import { agentAt, isUnderWay, readAll, whatLasts, type Reading } from "../state/reading.ts";
import { Desk } from "./support/desk.ts";
import { newBrowserContext } from "./support/stack.ts";

const VERSIONS = "test/state/versions";
const SOON_MS = 30_000;
/** What was under way when it was written is of unknown outcome by now. */
const COMES_TO_REST_MS = 80_000;
/** Messages that had not left when it was written. */
const OLD_MESSAGES: [PersonName, string][] = [
  ["sending", "Behind it"],
  ["paused", "Into a pause"],
  ["retry", "Once more"],
  ["undo", "Not yet"],
];

/** One version, opened by today's Worker. `assets`: where its page stands, which knows its phones. */
type Opened = { run: LocalRun; before: Reading; assets: string };

/** All are open at once: what each waits for is time. */
const versions = readdirSync(VERSIONS);
const opened = new Map<string, Opened>();

beforeAll(async () => {
  for (const version of versions) await open(version);
  const rest = ({ run }: Opened) =>
    until("nothing under way", COMES_TO_REST_MS, async () => !isUnderWay(await readAll(run.url)));
  await Promise.all([...opened.values()].map(rest));
});

afterAll(async () => {
  await Promise.all([...opened.values()].map(({ run }) => run.close()));
}, 30_000);

async function open(version: string): Promise<void> {
  const { root, bundle, assets: shared } = inject("stack");
  const stateDir = join(root, version);
  await unpack(join(VERSIONS, version, "files"), stateDir);
  expect(await missingIn(stateDir)).toEqual([]);
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const assets = hasCode(join(VERSIONS, version)) ? join(root, `${version}-assets`) : shared;
  if (assets !== shared) await buildAssets({ outDir: assets, simulatorPort, gadget: shared });
  const run = await LocalRun.start({ port, simulatorPort, assets, stateDir, bundle });
  const before = JSON.parse(readFileSync(join(VERSIONS, version, "reading.json"), "utf8")) as Reading;
  opened.set(version, { run, before, assets });
}

for (const version of versions) {
  describe(version, () => {
    let run: LocalRun;
    let before: Reading;
    let assets: string;

    beforeAll(() => {
      ({ run, before, assets } = opened.get(version)!);
    });

    const entriesOf = async (client: DeskClient, name: PersonName): Promise<Entry[]> =>
      (await readThread(client, conversationOf(name)))?.entries ?? [];
    const phoneOf = (name: PersonName) =>
      run.simulator.customer(psidOf(name)).thread.messages.map(({ text }) => text ?? "");
    const answer = async (client: DeskClient, name: PersonName, text: string): Promise<void> => {
      const conversation = conversationOf(name);
      const { rev } = await client.ask("thread.open", { conversation });
      await client.ask("message.send", { conversation, seenRev: rev, text });
      await until(`"${text}" on the phone`, SOON_MS, () => phoneOf(name).includes(text));
    };

    it("reads as it did", async () => {
      expect(await readAll(run.url)).toMatchObject(whatLasts(before));
    });

    it("has its files", async () => {
      const kim = await agentAt(run.url, "kim");
      const conversation = conversationOf("media");
      const [first] = await entriesOf(kim, "media");
      const parts = first?.content.kind === "text" ? (first.content.parts ?? []) : [];
      const files = parts.flatMap((part) => ("media" in part ? [part.media] : []));

      expect(files.map(({ state }) => state)).toEqual(["ready", "ready"]);
      for (const { id, bytes } of files) {
        const { url } = await kim.ask("media.link", { conversation, media: id });
        const body = await (await fetch(run.url + url)).arrayBuffer();
        expect(body.byteLength).toBe(bytes);
      }
      kim.close();
    });

    it("lets nothing leave that became old, until somebody says so", async () => {
      const [kim, robin] = [await agentAt(run.url, "kim"), await agentAt(run.url, "robin")];
      await robin.ask("page.resume", { pageId: SIMULATOR_PAGE_ID });
      await robin.ask("desk.configure", { settings: { undoSeconds: 0 } });
      const conversation = conversationOf("slow");
      const slow = (await entriesOf(kim, "slow")).find(({ delivery }) => delivery !== null);
      await kim.ask("message.confirm", { conversation, entry: slow?.id ?? 0 });
      await until("the confirmed message on the phone", SOON_MS, () => phoneOf("slow").includes("Slowly"));

      for (const [name, text] of OLD_MESSAGES) {
        expect(phoneOf(name)).not.toContain(text);
        const old = (await entriesOf(kim, name)).find(
          ({ content }) => content.kind === "text" && content.text === text,
        );
        expect([name, old?.delivery?.state]).toEqual([name, "queued"]);
      }
      // Nobody knows what became of it, so it never leaves by itself.
      expect(phoneOf("sending")).not.toContain("On its way");
      kim.close();
      robin.close();
    });

    it("goes on: customers write, agents answer, and the past is read further", async () => {
      const kim = await agentAt(run.url, "kim");
      run.simulator.customer(psidOf("closed")).text("Me again");
      await run.simulator.flush(SOON_MS);
      await answer(kim, "closed", "Welcome back");
      await answer(kim, "talk", "Anything else?");
      await answer(kim, "recovered", "We found it");
      const { imported } = await kim.ask("thread.import", { conversation: conversationOf("imported") });

      expect(imported).toBeGreaterThan(0);
      const mids = (await entriesOf(kim, "imported")).flatMap(({ mid }) => mid ?? []);
      expect(new Set(mids).size).toBe(mids.length);
      const { items } = await kim.ask("list.open", { view: "mine", length: 50 });
      expect(items.map((item) => item.conversation)).toContain(conversationOf("closed"));
      kim.close();
    });

    if (hasCode(join(VERSIONS, version)))
      it("serves a gadget of that version, which a browser may have kept: it reads, answers, and hears what comes", async () => {
        await unpackGadget(join(VERSIONS, version), join(assets, "older", version));
        const today = readFileSync(join(assets, "index.html"), "utf8");
        writeFileSync(
          join(assets, `${version}.html`),
          today.replaceAll("/gadget.js", `/older/${version}/gadget.js`),
        );
        const context = await newBrowserContext();
        onTestFinished(() => context.close());
        const page = await context.newPage();
        const [scripts, errors]: [string[], string[]] = [[], []];
        page.on("request", (request) => void scripts.push(new URL(request.url()).pathname));
        page.on("pageerror", (error) => void errors.push(String(error)));
        await page.goto(`${run.url}/${version}?agent=kim`);
        const desk = new Desk(page);

        await desk.chooseView("mine");
        await desk.choose(`${PEOPLE.talk} Okoro`);
        await desk.write("Written in an old gadget");
        await until("its answer on the phone", SOON_MS, () =>
          phoneOf("talk").includes("Written in an old gadget"),
        );
        run.simulator.customer(psidOf("talk")).text("Read in an old gadget");

        await expect.poll(() => desk.texts()).toContain("Read in an old gadget");
        // The one of today was never asked for.
        expect(scripts.filter((path) => /^\/(gadget\.js|chunks\/core)/.test(path))).toEqual([]);
        expect(errors).toEqual([]);
      });

    it("is the same after the next start", async () => {
      const now = await readAll(run.url);
      await run.worker.stop();
      await run.restartWorker();

      expect(await readAll(run.url)).toMatchObject(whatLasts(now));
    });
  });
}
