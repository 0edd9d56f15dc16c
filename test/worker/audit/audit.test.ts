import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Deed } from "../../../worker/domain/audit/deed.ts";
import { RUN_CUSTOMERS_MIN, RUN_MS } from "../../../worker/domain/audit/runs.ts";
import type { Actor } from "../../../worker/domain/ownership.ts";
import type { DeskCommand } from "../../../worker/objects/desk/commands/runner.ts";
import { auditStub, deskStub, directoryStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect, mintToken } from "../support/agent.ts";
import { auditLines, deedsOf, verified, writtenLines } from "../support/audit.ts";
import { due } from "../support/duties.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { everything } from "../support/everything.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { standAt } from "../support/points.ts";
import { restore, snapshotOf } from "../support/restore.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, DAY, HOUR, KIM, letPass, SAM } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const MAX = { sub: "max", name: "Max Berg", role: "admin" } as const;
const EVA = { sub: "eva", name: "Eva Stern", role: "admin", desk: "south" } as const;

const handOn = () => due(deskStub(env, "main"), "deeds");

/** A command that is obeyed, of somebody whose token does not end. */
async function asked(actor: Actor, command: object): Promise<void> {
  const given = { id: crypto.randomUUID(), ...command } as DeskCommand;
  expect(await deskStub(env, "main").command("main", actor, given)).toMatchObject({ ok: true });
}

/** A command in the admin. */
async function administer(who: typeof MAX | typeof EVA, command: string, fields: object): Promise<number> {
  const headers = {
    Authorization: `Bearer ${await mintToken({ ...who, signer: "crm" })}`,
    "CF-IPCountry": "DE",
  };
  const init = { method: "POST", headers, body: JSON.stringify(fields) };
  return (await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init))).status;
}

describe("what was done at a desk", () => {
  it("is written from what to what for settings, with the length alone of what customers are told", async () => {
    const ana = await connect(ANA);
    await ana.ask("desk.configure", {
      settings: { undoSeconds: 5, showsSeen: false, notProcessedText: "Sorry about that" },
    });
    await ana.ask("desk.configure", { settings: { undoSeconds: 10 } });

    const [first, second] = await deedsOf("main", "desk.configure");

    expect(first?.changes).toEqual([
      { field: "undoSeconds", from: 0, to: 5 },
      { field: "showsSeen", from: true, to: false },
      { field: "notProcessedText", from: { characters: 0 }, to: { characters: 16 } },
    ]);
    expect(second).toMatchObject({
      ...{ kind: "changed", by: { as: "agent", id: "ana", role: "supervisor" } },
      changes: [{ field: "undoSeconds", from: 5, to: 10 }],
    });
  });

  it("tells that somebody saw a conversation once an hour, whatever they read of it, and whoever else did", async () => {
    const thread = await aThread(meta.current);
    const on = { conversation: thread.name };
    const kim = await connect(KIM);
    await kim.ask("thread.open", on);
    await kim.ask("thread.gather", { ...on, what: "files" });
    await kim.ask("thread.close", on);
    await kim.ask("thread.open", on);
    await (await connect(SAM)).ask("thread.open", on);

    const saw = async (): Promise<(string | null)[]> =>
      (await deedsOf()).filter(({ kind }) => kind === "saw").map(({ by }) => by.id);
    expect(await saw()).toEqual(["kim", "sam"]);

    await letPass(meta.current, HOUR);
    await asked(KIM, { type: "thread.open", ...on });
    expect(await saw()).toEqual(["kim", "sam", "kim"]);
  });

  it("tells it once also where the instance began anew in between", async () => {
    const thread = await aThread(meta.current);
    await (await connect(KIM)).ask("thread.open", { conversation: thread.name });
    await handOn();
    await restore(deskStub(env, "main"), await snapshotOf(deskStub(env, "main")));
    await (await connect(KIM)).ask("thread.open", { conversation: thread.name });

    expect((await deedsOf()).filter(({ kind }) => kind === "saw")).toHaveLength(1);
  });

  it("tells of a silent look as such, each time", async () => {
    const thread = await aThread(meta.current);
    await (await connect(ANA)).ask("thread.open", { conversation: thread.name, as: "silent" });

    expect((await deedsOf("main", "thread.open")).map(({ kind, by }) => [kind, by.id])).toEqual([
      ["monitored", "ana"],
    ]);
  });

  it("tells of a sign-in once per device, and not of who comes back", async () => {
    await connect(KIM);
    (await connect(KIM)).close();
    await connect(SAM);

    expect((await deedsOf("main", "session.open")).map(({ by }) => by.id)).toEqual(["kim", "sam"]);

    await rowsOf(deskStub(env, "main"), "UPDATE sign_in SET seen_at = seen_at - ?", 9 * HOUR);
    await connect(KIM);
    expect((await deedsOf("main", "session.open")).map(({ by }) => by.id)).toEqual(["kim", "sam", "kim"]);
  });

  it("tells of a program's key on its first use of a day", async () => {
    const max = await connect(MAX);
    const { key } = await max.ask("apiKey.create", { name: "CRM", scopes: ["pages:read"] });
    const use = async (): Promise<void> => {
      const init = { headers: { Authorization: `Bearer ${key ?? ""}` } };
      expect((await callWorker(new Request(`${ORIGIN}/api/v1/pages`, init))).status).toBe(200);
    };
    await use();
    await use();
    expect((await deedsOf("main", "apiKey.use")).map(({ by }) => by.as)).toEqual(["key"]);
    expect(JSON.stringify(await deedsOf())).not.toContain(key);

    await letPass(meta.current, DAY);
    await use();
    expect(await deedsOf("main", "apiKey.use")).toHaveLength(2);
  });

  it("tells of who wrote to many, with how many these were, once", async () => {
    const stub = auditStub(env, "main");
    const span = (Math.floor(Date.now() / RUN_MS) - 2) * RUN_MS;
    const by = { as: "key", id: "api:crm", role: "service" } as const;
    const sent = (count: number): Deed[] =>
      Array.from({ length: count }, (_, n) => ({
        ...{ id: crypto.randomUUID(), at: span + n * 1_000, kind: "sent", deed: "message.send", by },
        conversations: [`${PAGE_ID}:77001100${String(n).padStart(4, "0")}`],
      }));
    const runs = async () => (await deedsOf()).filter(({ kind }) => kind === "sent_in_bulk");
    await stub.take("main", sent(RUN_CUSTOMERS_MIN - 1), null);
    await due(stub, "runs");
    expect(await runs()).toEqual([]);

    await stub.take("main", sent(40), null);
    await due(stub, "runs");
    await due(stub, "runs");
    const [run, ...others] = await runs();
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      ...{ deed: "message.sendMany", by, at: span + 39_000 },
      about: { messages: 40, customers: 40, from: span },
    });
    expect((await verified(await auditLines())).faults).toEqual([]);
  });

  it("tells of deeds in the admin with the class of the address, at the desk that they concern", async () => {
    await aThread(meta.current);
    expect(await administer(MAX, "page.label", { pageId: PAGE_ID, label: "Shop" })).toBe(200);
    const secret = { secret: "test-admin-link-secret" };
    const init = {
      method: "POST",
      body: JSON.stringify(secret),
      headers: { "CF-Connecting-IP": "2001:db8::1" },
    };
    expect((await callWorker(new Request(`${ORIGIN}/api/v1/admin/session`, init))).status).toBe(200);
    expect(await administer(MAX, "apiKey.create", { name: "CRM", scopes: ["pages:read"] })).toBe(200);

    const told = await deedsOf();
    expect(told.find(({ deed }) => deed === "page.label")).toMatchObject({
      ...{ kind: "connected", by: { as: "admin", id: "max" }, about: { pageId: PAGE_ID }, from: "DE" },
      changes: [{ field: "label", from: null, to: "Shop" }],
    });
    expect(told.find(({ deed }) => deed === "admin.open")).toMatchObject({
      ...{ kind: "signed_in", by: { as: "admin", id: "admin-link", role: "operator" }, from: "ipv6" },
    });
    expect(told.find(({ deed }) => deed === "apiKey.create")).toMatchObject({
      ...{ kind: "keys", by: { as: "admin", id: "max", role: "admin" } },
    });
  });
});

describe("a chain of lines", () => {
  /** Some deeds that wait to be handed on. */
  async function someDeeds(count: number): Promise<void> {
    for (let no = 1; no <= count; no++)
      await asked(ANA, { type: "desk.configure", settings: { undoSeconds: no } });
  }

  const secondsIn = (lines: readonly string[]): unknown[] =>
    lines
      .map((line) => JSON.parse(line) as { deed: string; changes?: { to: unknown }[] })
      .filter(({ deed }) => deed === "desk.configure")
      .map(({ changes }) => changes?.[0]?.to);

  it("loses nothing where it is out of reach, and doubles nothing where the answer is lost", async () => {
    await someDeeds(3);
    const out = standAt("what was done is written down", () => {
      throw new Error("out of reach");
    });
    await handOn();
    out.leave();
    expect(await writtenLines()).toEqual([]);
    const lost = standAt("what was done is written down", async (goOn) => {
      await goOn();
      throw new Error("the answer is lost");
    });
    await handOn();
    lost.leave();
    await someDeeds(1);

    const lines = await auditLines();

    expect(secondsIn(lines)).toEqual([1, 2, 3, 1]);
    expect((await verified(lines)).faults).toEqual([]);
    expect(await rowsOf(deskStub(env, "main"), "SELECT no FROM audit_deed")).toEqual([]);
  });

  it("doubles nothing where the desk dies before it notes that it handed on", async () => {
    await someDeeds(3);
    const before = await snapshotOf(deskStub(env, "main"));
    await handOn();
    await restore(deskStub(env, "main"), before);

    const lines = await auditLines();

    expect(secondsIn(lines)).toEqual([1, 2, 3]);
    expect((await verified(lines)).faults).toEqual([]);
  });

  it("is written by several at once without a gap", async () => {
    const stub = auditStub(env, "main");
    const deeds = (who: number) =>
      Array.from({ length: 20 }, (_, no) => ({
        ...({ id: `${String(who)}-${String(no)}`, at: 1, kind: "saw", deed: "thread.open" } as const),
        ...({ by: { as: "agent", id: String(who) }, conversations: [`1:${String(no)}`] } as const),
      }));
    await Promise.all([0, 1, 2, 0, 1].map((who) => stub.take("main", deeds(who), null)));

    const { lines, faults } = await verified(await writtenLines());
    expect({ lines, faults }).toEqual({ lines: 61, faults: [] });
  });

  it("says that it went back where it was brought back from earlier, and does not fit a head that was noted", async () => {
    await someDeeds(2);
    await handOn();
    const earlier = await snapshotOf(auditStub(env, "main"));
    await someDeeds(3);
    await handOn();
    const { head } = await verified(await writtenLines());
    await restore(auditStub(env, "main"), earlier);
    await someDeeds(4);

    const lines = await auditLines();

    expect((await deedsOf("main", "audit.went_back")).map(({ about }) => about)).toEqual([head]);
    expect((await verified(lines)).faults).toEqual([]);
    expect((await verified(lines, head)).faults.map(({ fault }) => fault)).toEqual(["other_head"]);
  });

  it("is cut from the front alone, never below the floor, and stays whole", async () => {
    const stub = auditStub(env, "main");
    await someDeeds(2);
    await handOn();
    await stub.keep("main", 1);
    await letPass(meta.current, 100 * DAY);
    await someDeeds(3);
    await handOn();
    await due(stub, "old");
    expect((await deedsOf("main", "audit.cut")).length).toBe(0);

    await letPass(meta.current, 100 * DAY);
    await due(stub, "old");

    const lines = await auditLines();
    const { faults, desk, head } = await verified(lines);
    expect({ faults, desk }).toEqual({ faults: [], desk: "main" });
    expect(secondsIn(lines)).toEqual([1, 2, 3]);
    expect((await deedsOf("main", "audit.cut")).length).toBe(1);
    expect((await verified(lines.slice(1), head)).faults.map(({ fault }) => fault)).toContain("no_beginning");
  });

  it("is a desk's own: another's deeds do not stand in it, and nobody reads it by another's name", async () => {
    await connect(KIM);
    const eva = await connect({ ...EVA, signer: "crm" });
    await eva.ask("desk.configure", { settings: { undoSeconds: 7 } });

    const [main, south] = [await auditLines(), await auditLines("south")];

    expect(main.join()).not.toContain("eva");
    expect(south.join()).not.toContain("kim");
    expect((await verified(south)).desk).toBe("south");
    await expect(Promise.resolve(auditStub(env, "main").take("south", [], null))).rejects.toThrow();
  });
});

describe("people in an audit", () => {
  it("are named by pseudonyms, of which nobody knows any more whose they were once they are erased", async () => {
    const thread = await aThread(meta.current);
    await (await connect(KIM)).ask("thread.open", { conversation: thread.name });
    await handOn();
    await (await connect(SAM)).ask("thread.open", { conversation: thread.name });
    const before = await writtenLines();
    expect(await everything(thread.name)).toContain(thread.psid);

    await Promise.resolve(thread.stub.erase(thread.name, Date.now()));

    const lines = await auditLines();
    const { faults, head } = await verified(lines);
    expect(faults).toEqual([]);
    expect((await verified(lines, (await verified(before)).head)).faults).toEqual([]);
    expect(await everything(thread.name)).not.toContain(thread.psid);
    const [erased] = await deedsOf("main", "conversation.erase");
    const [seen] = (await deedsOf()).filter(({ kind }) => kind === "saw");
    expect(erased?.conversations).toEqual(seen?.conversations);
    // Asked once more it is written once.
    await Promise.resolve(thread.stub.erase(thread.name, 0));
    expect((await verified(await auditLines())).head).toEqual(head);
  });

  it("keep one pseudonym for all that was done before they were erased, a hold that was lifted just then among it", async () => {
    const thread = await aThread(meta.current);
    const ana = await connect(ANA);
    const hold = (isHeld: boolean) =>
      ana.ask("conversation.hold", { conversation: thread.name, isHeld, reason: "The case" });
    await hold(true);
    await handOn();
    await hold(false);

    await Promise.resolve(thread.stub.erase(thread.name, Date.now()));

    const [set, lifted] = await deedsOf("main", "conversation.hold");
    const [erased] = await deedsOf("main", "conversation.erase");
    expect([set?.about, lifted?.about]).toEqual([{ isHeld: true }, { isHeld: false }]);
    expect(lifted?.conversations).toEqual(set?.conversations);
    expect(erased?.conversations).toEqual(set?.conversations);
    expect(await everything(thread.name)).not.toContain(thread.psid);
  });

  it("are named by nothing that was handed on later, where the audit was out of reach as they were erased", async () => {
    const thread = await aThread(meta.current);
    const reason = "The case";
    await (await connect(ANA)).ask("conversation.hold", { conversation: thread.name, isHeld: true, reason });
    await (await connect(ANA)).ask("conversation.hold", { conversation: thread.name, isHeld: false, reason });
    const out = standAt("what was done is written down", () => {
      throw new Error("out of reach");
    });
    await Promise.resolve(thread.stub.erase(thread.name, Date.now()));
    out.leave();
    expect(await everything(thread.name)).not.toContain(thread.psid);
    await handOn();
    const [set] = await deedsOf("main", "conversation.hold");
    expect(set?.about).toEqual({ isHeld: true });
    expect(await everything(thread.name)).not.toContain(thread.psid);
  });

  it("are told of by no word that they or anybody else wrote, nor by their names", async () => {
    const MARK = "zebrafish";
    const thread = await aThread(meta.current, `${MARK} one`);
    const on = { conversation: thread.name };
    const kim = await connect({ ...KIM, name: `Kim ${MARK}` });
    const ana = await connect(ANA);
    const max = await connect(MAX);
    const id = () => crypto.randomUUID();
    await kim.ask("thread.open", on);
    await kim.ask("conversation.take", on);
    await thread.send(`${MARK} two`);
    await kim.ask("note.add", { ...on, text: `${MARK} three` });
    await kim.ask("conversation.link", { ...on, record: { id: `${MARK}-4`, name: `${MARK} four` } });
    await kim.ask("conversation.raiseHand", { ...on, note: `${MARK} five` });
    await kim.ask("template.save", {
      ...{ name: `${MARK} six`, scope: "mine", outgoing: { kind: "text", text: `${MARK} seven` } },
    });
    await kim.ask("view.save", {
      ...{
        saved: id(),
        base: null,
        name: `${MARK} eight`,
        scope: "mine",
        view: "open",
        sort: "waiting",
        filter: {},
      },
    });
    await ana.ask("desk.configure", { settings: { notProcessedText: `${MARK} nine` } });
    const { version: base, config } = await ana.ask("routing.get", {});
    const texts = [{ language: "en", text: `${MARK} ten` }];
    const replies = [{ id: "hello", on: "received" as const, texts }];
    expect(await ana.ask("routing.save", { base, config: { ...config, replies } })).toMatchObject({
      saved: true,
    });
    await max.ask("webhook.create", {
      ...{ url: `https://crm.example/hook?token=${MARK}`, events: ["message.received" as const] },
    });
    await max.ask("ticket.put", {
      ...on,
      ticket: `${MARK}-11`,
      title: `${MARK} twelve`,
      state: MARK,
      open: true,
    });
    await max.ask("reference.create", { pageId: PAGE_ID, kind: "Order", value: `${MARK}-13` });
    await max.ask("customer.export", { ...on, limit: 10 });

    const lines = await auditLines();

    expect(lines.length).toBeGreaterThan(15);
    expect(lines.filter((line) => line.includes(MARK))).toEqual([]);
    expect(lines.filter((line) => line.includes(thread.psid))).toEqual([]);
    expect((await deedsOf("main", "routing.save"))[0]?.changes?.length).toBeGreaterThan(0);
  });
});

describe("the Directory", () => {
  it("hands on what was done to the desk's audit, also where that is out of reach at first", async () => {
    await aThread(meta.current);
    const out = standAt("what was done is written down", () => {
      throw new Error("out of reach");
    });
    expect(await administer(MAX, "page.import.start", { pageId: PAGE_ID })).toBe(200);
    await due(directoryStub(env), "deeds");
    out.leave();
    await letPass(meta.current, HOUR);

    const [told] = await deedsOf("main", "page.import.start");
    expect(told).toMatchObject({ kind: "connected", about: { pageId: PAGE_ID }, from: "DE" });
    expect(await deedsOf("main", "page.import.start")).toHaveLength(1);
  });
});
