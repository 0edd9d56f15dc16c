import { DEFAULT_MASKING } from "../../../worker/protocol/masking/masking.ts";
import { reset } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { kindOf } from "../../../worker/protocol/audit/kinds.ts";
import { COMMANDS, type AuditedType, type CommandOf } from "../../../worker/protocol/commands.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { auditLines, deedsOf, verified } from "../support/audit.ts";
import { PNG, TestCdn } from "../support/cdn.ts";
import { due } from "../support/duties.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { aCommentThread } from "../support/comments.ts";
import { aMessageWith, untilFailed } from "../support/files.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, ANA, DAY, KIM, letPass, MINUTE, SAM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

type Line = Record<string, unknown> & { event: string };
let lines: Line[] = [];

beforeEach(() => {
  lines = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(JSON.parse(line) as Line));
});

afterEach(() => reset());

/** What the log tells of commands. */
const told = (): Line[] => lines.filter(({ event }) => event === "command.done");

type Fields<T extends AuditedType> = Omit<CommandOf<T>, "type" | "id">;
/** Brings it about that the command has something to do, and says with what it is given. */
type Case<T extends AuditedType> = () => Promise<Fields<T>>;

const on = ({ name }: TestThread): { conversation: string } => ({ conversation: name });

/** A thread with a message in that state; `entry` is its id. */
async function aMessage(
  state: "failed" | "held" | "stale",
): Promise<{ conversation: string; entry: number }> {
  const thread = await aThread(meta.current);
  const ana = await connect(ANA);
  if (state === "failed")
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018001, path: "/messages" });
  else await ana.ask("desk.configure", { settings: { undoSeconds: 10 } });
  const [entry] = await thread.send("Hello");
  if (state === "failed") await thread.untilStates("failed (rejected)");
  if (state === "stale")
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec("UPDATE entry SET confirmed_at = 0 WHERE seq = ?", entry?.id ?? 0);
    });
  return { ...on(thread), entry: entry?.id ?? 0 };
}

async function aTaken(actor: typeof KIM): Promise<{ conversation: string }> {
  const thread = await aThread(meta.current);
  await (await connect(actor)).ask("conversation.take", on(thread));
  return on(thread);
}

/** A note of Kim's. */
async function aNoted(): Promise<{ conversation: string; entry: number }> {
  const thread = await aThread(meta.current);
  await (await connect(KIM)).ask("note.add", { ...on(thread), text: "Wants the blue one" });
  return { ...on(thread), entry: (await thread.read()).entries.at(-1)?.id ?? 0 };
}

/** Everything is offered to Kim, who is here. */
async function anOffer(): Promise<{ conversation: string }> {
  await connect(KIM);
  const ana = await connect(ANA);
  const otherwise = { type: "agent", agent: KIM.sub, seconds: 60, then: null } as const;
  const { version: base } = await ana.ask("routing.get", {});
  await ana.ask("routing.save", { base, config: { ...NO_ROUTING, otherwise } });
  return on(await aThread(meta.current));
}

/** There are a tag and an attribute. */
async function aTagDesk(): Promise<{ conversation: string }> {
  const ana = await connect(ANA);
  const { version: base } = await ana.ask("routing.get", {});
  const tags = [{ id: "vip", name: "VIP", colour: "purple" as const }];
  const attributes = [{ id: "plan", name: "Plan", type: "text" as const, of: "customer" as const }];
  await ana.ask("routing.save", { base, config: { ...NO_ROUTING, tags, attributes } });
  return on(await aThread(meta.current));
}

const HELLO = { kind: "text", text: "Hello" } as const;

async function aTemplate(): Promise<{ template: string }> {
  const kim = await connect(KIM);
  await kim.ask("template.save", { name: "Hello", scope: "mine", outgoing: HELLO });
  const { templates } = await kim.ask("templates.list", {});
  return { template: templates.at(-1)?.template ?? "" };
}

const aView = () => {
  const list = { view: "open", sort: "waiting", filter: {} } as const;
  return { saved: crypto.randomUUID(), base: null, name: "Late", scope: "mine" as const, ...list };
};

async function aSavedView(): Promise<{ saved: string }> {
  const view = aView();
  await (await connect(KIM)).ask("view.save", view);
  return view;
}

async function aWebhook(): Promise<{ webhook: string }> {
  const max = await connect(MAX);
  const fields = { url: "https://crm.example/hook", events: ["message.received" as const] };
  return { webhook: (await max.ask("webhook.create", fields)).webhook.webhook };
}

/** Somebody who is told when a ticket is asked for. */
async function aTicketSystem(): Promise<void> {
  const fields = { url: "https://crm.example/tickets", events: ["ticket.requested" as const] };
  await (await connect(MAX)).ask("webhook.create", fields);
}

function aTicket<T extends object>(where: T): T & Omit<Fields<"ticket.put">, "conversation"> {
  return { ...where, ticket: "INC-1", title: "Broken lamp", state: "New", open: true };
}

async function twoThreads(): Promise<{ conversation: string; other: string }> {
  const [one, two] = [await aThread(meta.current), await aThread(meta.current)];
  return { conversation: one.name, other: two.name };
}

async function aKeptTicket(): Promise<{ conversation: string; ticket: string }> {
  const where = on(await aThread(meta.current));
  await (await connect(MAX)).ask("ticket.put", aTicket(where));
  return { ...where, ticket: "INC-1" };
}

const CASES: { [T in AuditedType]: Case<T> } = {
  "message.send": async () => {
    const thread = await aThread(meta.current);
    return { ...on(thread), seenRev: await thread.rev(), text: "Hello" };
  },
  "message.retry": async () => ({ ...(await aMessage("failed")), seenRev: 1_000 }),
  "message.withdraw": () => aMessage("held"),
  "message.confirm": () => aMessage("stale"),
  "message.settle": async () => ({ ...(await aMessage("failed")), as: "dismissed", seenRev: 1_000 }),
  "message.react": async () => ({ ...on(await aThread(meta.current)), entry: 1, emoji: "👍" }),
  "offer.accept": () => anOffer(),
  "offer.decline": () => anOffer(),
  "bot.renewSecret": async () => {
    const ana = await connect(ANA);
    const bot = { id: "shop", name: "Shop", url: "https://bot.example/", seconds: 5, words: [], then: null };
    const { version: base } = await ana.ask("routing.get", {});
    await ana.ask("routing.save", { base, config: { ...NO_ROUTING, bots: [bot] } });
    return { bot: "shop" };
  },
  "interaction.transcript": async () => {
    const thread = await aThread(meta.current);
    thread.customer.text("Where is my order?");
    await thread.deliver();
    await (await connect(ANA)).ask("conversation.take", on(thread));
    return { ...on(thread), contact: 1 };
  },
  "customer.exportLink": async () => on(await aThread(meta.current)),
  "customer.export": async () => ({ ...on(await aThread(meta.current)), limit: 10 }),
  "people.find": async () => {
    await aThread(meta.current);
    return { words: "Maria" };
  },
  "reference.create": async () => {
    await aThread(meta.current);
    return { pageId: PAGE_ID, kind: "Order", value: "1001" };
  },
  "reference.revoke": async () => {
    await aThread(meta.current);
    const max = await connect(MAX);
    const made = await max.ask("reference.create", { pageId: PAGE_ID, kind: "Order", value: "1001" });
    return { reference: made.reference };
  },
  "person.merge": async () => twoThreads(),
  "person.unmerge": async () => {
    const two = await twoThreads();
    await (await connect(MAX)).ask("person.merge", two);
    return two;
  },
  "ticket.request": async () => {
    await aTicketSystem();
    return { ...on(await aThread(meta.current)), about: "A lamp is broken" };
  },
  "ticket.put": async () => aTicket(on(await aThread(meta.current))),
  "ticket.change": async () => ({ ...(await aKeptTicket()), open: false }),
  "ticket.note": async () => ({
    ...{ ...(await aKeptTicket()), text: "On its way", by: { name: "Eva Stern" }, public: true },
  }),
  "checkbox.write": async () => {
    const thread = await aThread(meta.current);
    const userRef = crypto.randomUUID();
    thread.customer.optInByCheckbox("order", userRef);
    await thread.deliver();
    await due(pageStub(env, PAGE_ID), "boxes");
    return { pageId: PAGE_ID, userRef, outgoing: { kind: "text", text: "Thank you" } };
  },
  "audit.export": async () => {
    await aThread(meta.current);
    return { limit: 10 };
  },
  "audit.keep": async () => {
    await aThread(meta.current);
    return { days: 400 };
  },
  "apiKey.create": () => Promise.resolve({ name: "CRM", scopes: ["messages:read"] }),
  "apiKey.revoke": async () => {
    const max = await connect(MAX);
    const { entry } = await max.ask("apiKey.create", { name: "CRM", scopes: ["messages:read"] });
    return { key: entry.key };
  },
  "webhook.create": () => Promise.resolve({ url: "https://crm.example/hook", events: ["message.received"] }),
  "webhook.change": async () => ({ ...(await aWebhook()), paused: true }),
  "webhook.remove": () => aWebhook(),
  "webhook.renewSecret": () => aWebhook(),
  "webhook.redeliver": () => aWebhook(),
  "webhook.replay": async () => ({ ...(await aWebhook()), from: { at: 1 } }),
  "routing.save": () => Promise.resolve({ base: 0, config: NO_ROUTING }),
  "search.rebuild": async () => {
    await aThread(meta.current);
    return {};
  },
  "conversation.take": () => aTaken(SAM),
  "conversation.assign": async () => {
    await connect(SAM);
    return { ...(await aTaken(KIM)), to: SAM.sub };
  },
  "conversation.transfer": async () => ({ ...(await aTaken(KIM)), to: { type: "pool" } }),
  "conversation.invite": async () => {
    await connect(SAM);
    return { ...(await aTaken(KIM)), agent: SAM.sub };
  },
  "conversation.leave": async () => {
    await connect(SAM);
    const thread = await aTaken(KIM);
    await (await connect(KIM)).ask("conversation.invite", { ...thread, agent: SAM.sub });
    return { ...thread, agent: SAM.sub };
  },
  "note.add": async () => ({ ...on(await aThread(meta.current)), text: "Wants the blue one" }),
  "note.edit": async () => ({ ...(await aNoted()), text: "Wants the red one" }),
  "note.takeBack": () => aNoted(),
  "conversation.snooze": async () => ({ ...(await aTaken(KIM)), when: { onMessage: true } }),
  "conversation.release": () => aTaken(KIM),
  "conversation.close": () => aTaken(KIM),
  "conversation.reopen": async () => {
    const thread = await aTaken(KIM);
    await (await connect(KIM)).ask("conversation.close", thread);
    return thread;
  },
  "conversations.reassign": async () => {
    const { conversation } = await aTaken(KIM);
    return { conversations: [{ conversation }], to: { everyone: true } };
  },
  "agent.setPresence": async () => {
    await aTaken(KIM);
    return { agent: KIM.sub, presence: "away" };
  },
  "agent.remove": async () => {
    await aTaken(SAM);
    return { agent: SAM.sub, to: { everyone: true } };
  },
  "conversation.tag": async () => ({ ...(await aTagDesk()), add: ["vip"] }),
  "conversation.attributes": async () => ({ ...(await aTagDesk()), set: { plan: "gold" } }),
  "conversation.link": async () => ({
    ...on(await aThread(meta.current)),
    record: { id: "4711", name: "Maria Lopez" },
  }),
  "conversation.raiseHand": () => aTaken(KIM),
  "conversation.lowerHand": async () => {
    const thread = await aTaken(KIM);
    await (await connect(KIM)).ask("conversation.raiseHand", thread);
    return thread;
  },
  "thread.open": async () => ({ ...on(await aThread(meta.current)), as: "silent" }),
  "thread.control": async () => ({ ...on(await aThread(meta.current)), action: "release" }),
  "conversation.hold": async () => ({
    ...on(await aThread(meta.current)),
    isHeld: true,
    reason: "The case is open",
  }),
  "customer.moderate": async () => ({
    ...on(await aThread(meta.current)),
    action: "block",
    reason: "threats",
  }),
  "comment.act": async () => {
    const { thread, entry } = await aCommentThread(meta.current);
    return { ...on(thread), entry, action: "hide" };
  },
  "comment.edit": async () => {
    const { thread } = await aCommentThread(meta.current);
    const [ours] = await thread.send({ kind: "public_reply", text: "Two kilo" });
    await thread.untilStates("sent");
    return { ...on(thread), entry: ours?.id ?? 0, text: "Two kilos" };
  },
  "thread.import": async () => {
    const thread = await aThread(meta.current);
    const at = Date.now() - 30 * DAY;
    meta.current.page().addHistory(thread.psid, [{ from: "customer", text: "Long ago", at }]);
    await letPass(meta.current, 5 * MINUTE);
    return on(thread);
  },
  "media.retry": async () => {
    const cdn = new TestCdn();
    let isUp = false;
    const url = cdn.at("/a.png", () => (isUp ? new Response(PNG) : new Response(null, { status: 403 })));
    const thread = await aMessageWith(meta.current, [{ type: "image", url }]);
    await untilFailed(thread, "gone");
    isUp = true;
    return { ...on(thread), media: "1.1" };
  },
  "masking.save": async () => {
    await aThread(meta.current);
    return { masking: { ...DEFAULT_MASKING, countries: ["DE"] } };
  },
  "desk.configure": async () => {
    await aThread(meta.current);
    return { settings: { undoSeconds: 5, showsSeen: false } };
  },
  "macro.save": async () => {
    const kim = await connect(KIM);
    const done = { name: "Done", scope: "mine" as const, steps: [{ do: "close" as const }] };
    await kim.ask("macro.save", done);
    const { macros } = await kim.ask("templates.list", {});
    return { macro: macros.at(-1)?.macro ?? "", ...done };
  },
  "template.save": async () => ({ ...(await aTemplate()), name: "Hello", scope: "mine", outgoing: HELLO }),
  "template.delete": aTemplate,
  "view.save": () => Promise.resolve(aView()),
  "view.move": async () => ({ saved: (await aSavedView()).saved, before: null }),
  "view.delete": async () => ({ saved: (await aSavedView()).saved }),
  "page.resume": async () => {
    await aThread(meta.current);
    return { pageId: PAGE_ID };
  },
  "page.retryHumanAgent": async () => {
    await aThread(meta.current);
    return { pageId: PAGE_ID };
  },
  "page.addUtilityTemplate": async () => {
    await aThread(meta.current);
    return { pageId: PAGE_ID, name: "order_update", language: "en_US" };
  },
};

/** What is told beside the command's name: of what, and with which word of it. */
const DETAILS: Partial<Record<AuditedType, string>> = {
  "thread.open": "silent",
  "agent.setPresence": "away",
  "message.settle": "dismissed",
  "thread.control": "release",
  "customer.moderate": "block",
  "comment.act": "hide",
  "desk.configure": "undoSeconds showsSeen",
  "macro.save": "mine",
  "template.save": "mine",
};

/** Cases that give the same command before, as the same agent. */
const GIVEN_BEFORE: Partial<Record<AuditedType, number>> = { "template.save": 1, "macro.save": 1 };
/** What leaves is told each time it does: no two answers are the same. */
const EACH_TIME: readonly AuditedType[] = ["audit.export"];
/** Of what they set the audit tells from what to what. */
const SETTINGS: readonly AuditedType[] = ["desk.configure", "masking.save"];

const AUDITED = Object.keys(CASES) as AuditedType[];
const IN_CHARGE: AuditedType[] = [
  ...([
    "conversation.hold",
    "desk.configure",
    "routing.save",
    "page.resume",
    "page.addUtilityTemplate",
    "thread.open",
  ] as const),
  ...(["conversations.reassign", "agent.setPresence", "agent.remove"] as const),
  ...(["bot.renewSecret", "search.rebuild"] as const),
];

const ADMINS: AuditedType[] = [
  ...(["apiKey.create", "apiKey.revoke", "webhook.create", "webhook.change", "webhook.remove"] as const),
  ...(["webhook.renewSecret", "webhook.redeliver", "webhook.replay"] as const),
  ...(["customer.export", "customer.exportLink", "people.find"] as const),
  ...(["ticket.put", "ticket.change", "ticket.note", "audit.export", "audit.keep"] as const),
  "masking.save",
];
const MAX = { sub: "max", name: "Max Berg", role: "admin" } as const;

/** SHA-256 of "kim", of "ana" and of "max", as sha256sum prints it. */
const HASHES = { kim: "26ae784d194a5760", ana: "24d4b96f58da6d4a", max: "9baf3a40312f3984" };

/** Any of them; answers "ok", or why it was refused. */
async function giveTo(agent: TestAgent, type: AuditedType, fields: object): Promise<string> {
  return await agent.refusal(type as "page.resume", fields as Fields<"page.resume">);
}

async function giverOf(type: AuditedType): Promise<TestAgent> {
  if (ADMINS.includes(type)) return await connect(MAX);
  return await connect(IN_CHARGE.includes(type) ? ANA : KIM);
}

describe("the log", () => {
  it.each(AUDITED)(
    "tells %s once for each time that it has an effect, and of what leaves each time",
    async (type) => {
      const fields = await CASES[type]();
      const agent = await giverOf(type);
      const command = { ...fields, id: crypto.randomUUID() };
      lines = [];

      expect(await giveTo(agent, type, command)).toBe("ok");

      const whose = ADMINS.includes(type)
        ? { agent: HASHES.max, role: "admin" }
        : IN_CHARGE.includes(type)
          ? { agent: HASHES.ana, role: "supervisor" }
          : { agent: HASHES.kim, role: "agent" };
      const hash: unknown = expect.stringMatching(/^[0-9a-f]{16}$/);
      const detail = DETAILS[type];
      const line = {
        event: "command.done",
        command: type,
        desk: hash,
        ...whose,
        ...("conversation" in fields ? { object: hash } : {}),
        ...("pageId" in fields ? { pageId: PAGE_ID } : {}),
        ...("agent" in fields ? { about: hash } : {}),
        ...(detail === undefined ? {} : { detail }),
      };
      expect(told()).toEqual([line]);

      expect(await giveTo(agent, type, command)).toBe("ok");
      expect(await giveTo(agent, type, { ...command, id: command.id.toUpperCase() })).toBe("ok");

      const times = EACH_TIME.includes(type) ? 3 : 1;
      expect(told()).toEqual(Array.from({ length: times }, () => line));

      // And so does the audit, of ids alone, in a chain that is whole.
      const sub = ADMINS.includes(type) ? MAX.sub : IN_CHARGE.includes(type) ? ANA.sub : KIM.sub;
      const written = (await deedsOf("main", type)).filter(({ by }) => by.id === sub);
      const kind = type === "thread.open" ? "monitored" : kindOf(type);
      expect(written.at(-1)).toMatchObject({ kind, by: { as: "agent", id: sub, role: whose.role } });
      expect(written).toHaveLength(times + (GIVEN_BEFORE[type] ?? 0));
      expect(written.at(-1)?.detail).toBe(SETTINGS.includes(type) ? undefined : detail);
      if ("conversation" in fields) expect(written.at(-1)?.conversations?.[0]).toMatch(/^c_[\w-]{20}$/);
      if ("pageId" in fields) expect(written.at(-1)?.about).toMatchObject({ pageId: PAGE_ID });
      expect((await verified(await auditLines())).faults).toEqual([]);
    },
  );

  it.each(AUDITED)("tells nothing of %s when it is refused", async (type) => {
    const fields = await CASES[type]();
    const kim = await connect(KIM);
    lines = [];
    const nowhere = {
      ...("conversation" in fields ? { conversation: `${PAGE_ID}:nobody` } : {}),
      ...("pageId" in fields ? { pageId: "999" } : {}),
      ...("template" in fields ? { template: crypto.randomUUID() } : {}),
      ...("macro" in fields ? { macro: crypto.randomUUID() } : {}),
      ...("saved" in fields ? { saved: crypto.randomUUID() } : {}),
      ...("base" in fields && "saved" in fields ? { base: 1 } : {}),
      ...("reference" in fields ? { reference: "0".repeat(16) } : {}),
    };

    expect(await giveTo(kim, type, { ...fields, ...nowhere })).toMatch(/^not_(found|allowed)$/);

    expect(told()).toEqual([]);
  });

  it("tells nothing of what an object refuses, or Meta", async () => {
    const thread = await aThread(meta.current);
    const { conversation } = on(thread);
    await (await connect(SAM)).ask("conversation.take", { conversation });
    const kim = await connect(KIM);
    meta.current.faults.order({ kind: "error", code: 200, path: "/moderate_conversations" });
    lines = [];

    expect(await kim.refusal("conversation.release", { conversation })).toBe("not_allowed");
    expect(await kim.refusal("message.send", { conversation, seenRev: 0, text: "Hello" })).toBe("changed");
    const block = { conversation, action: "block", reason: "threats" } as const;
    expect(await kim.refusal("customer.moderate", block)).toBe("refused_by_meta");

    expect(told()).toEqual([]);
  });

  it("tells nothing of what was so before, whoever asks for it", async () => {
    const { conversation } = await aTaken(KIM);
    const kim = await connect(KIM);
    lines = [];

    await kim.ask("conversation.take", { conversation });
    await kim.ask("conversation.reopen", { conversation });

    expect(told()).toEqual([]);
  });

  it("tells once of an act that is repeated while Meta is still asked", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);
    const gate = aGate();
    const simulator = meta.current;
    vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      if (request.url.includes("moderate_conversations")) await gate.pass();
      return await simulator.fetch(request);
    });
    const block = { ...on(thread), action: "block", reason: "threats", id: crypto.randomUUID() } as const;
    lines = [];

    const both = [kim.ask("customer.moderate", block), kim.ask("customer.moderate", block)];
    await until(() => expect(gate.arrived).toBe(1));
    gate.open();
    await Promise.all(both);

    expect(told()).toHaveLength(1);
  });

  it("tells of nobody who only reads, looks, or is there", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);
    lines = [];

    await kim.ask("list.open", { view: "open", length: 10 });
    await kim.ask("thread.open", on(thread));
    await kim.ask("typing", { ...on(thread), typing: true });
    await kim.ask("thread.seen", { ...on(thread), entry: 1 });
    await kim.ask("presence.set", { presence: "away" });

    expect(told()).toEqual([]);
    const others = COMMANDS.filter(({ audit }) => audit === false).map(({ name }) => name);
    expect([...AUDITED, ...others].sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  });
});
