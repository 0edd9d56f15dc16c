import { describe, expect, it } from "vitest";
import type { Command, CommandsAbout } from "../../../worker/protocol/commands.ts";
import { connect } from "../support/agent.ts";
import { PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { truthOf } from "../support/mirror.ts";
import { aThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

/** Every command that names a conversation or a Page. */
function commandsOn(conversation: string): Command[] {
  const id = crypto.randomUUID();
  const on = { id, conversation };
  return [
    { ...on, type: "thread.open" },
    { ...on, type: "thread.open", cursor: { epoch: "", rev: 0 } },
    { ...on, type: "thread.history", before: { at: Date.now() * 2, id: 1_000 }, limit: 100 },
    { ...on, type: "typing", typing: true },
    { ...on, type: "message.send", seenRev: 1_000, text: "not yours" },
    { ...on, type: "message.retry", entry: 1, seenRev: 1_000 },
    { ...on, type: "message.withdraw", entry: 1 },
    { ...on, type: "message.confirm", entry: 1 },
    { ...on, type: "message.settle", entry: 1, as: "arrived", seenRev: 1_000 },
    { ...on, type: "conversation.take" },
    { ...on, type: "conversation.release" },
    { ...on, type: "conversation.close" },
    { ...on, type: "conversation.reopen" },
    { id, type: "page.resume", pageId: PAGE_ID },
    { id, type: "page.events", pageId: PAGE_ID, limit: 10 },
  ];
}

/** Of each command that names one what it would take beside it; one that is declared later does not compile without its row. */
const FIELDS: Record<
  CommandsAbout<"conversation" | "page"> | "thread.open" | "thread.seen" | "typing",
  object
> = {
  "thread.open": {},
  "thread.seen": { entry: 1 },
  typing: { typing: true },
  "thread.history": { before: { at: Date.now() * 2, id: 1_000 }, limit: 100 },
  "thread.gather": { what: "notes" },
  "thread.import": {},
  "customer.exportLink": {},
  "customer.export": { limit: 100 },
  "thread.control": { action: "take" },
  "interactions.list": {},
  "interaction.transcript": { contact: 1 },
  "conversation.take": {},
  "conversation.assign": { to: "eve", note: "mine now" },
  "conversation.transfer": { to: { type: "pool" }, note: "not mine" },
  "conversation.invite": { agent: "eve" },
  "conversation.leave": {},
  "note.add": { text: "seen" },
  "note.edit": { entry: 1, text: "seen" },
  "note.takeBack": { entry: 1 },
  "note.targets": {},
  "mentions.read": { upTo: 1 },
  "conversation.snooze": { when: { until: Date.now() + 3_600_000 } },
  "conversation.release": {},
  "offer.accept": {},
  "offer.decline": {},
  "conversation.close": {},
  "conversation.tag": { add: ["vip"] },
  "conversation.attributes": { set: { vip: true } },
  "conversation.link": { record: { id: "4711", name: "Maria Lopez" } },
  "conversation.raiseHand": { note: "help" },
  "conversation.lowerHand": {},
  "conversation.reopen": {},
  "conversation.hold": { isHeld: true, reason: "seen" },
  "customer.moderate": { action: "block", reason: "spam" },
  "comment.act": { entry: 1, action: "hide" },
  "comment.edit": { entry: 1, text: "not yours" },
  "comment.look": { entry: 1 },
  "message.send": { seenRev: 1_000, text: "not yours" },
  "message.retry": { entry: 1, seenRev: 1_000 },
  "message.withdraw": { entry: 1 },
  "message.confirm": { entry: 1 },
  "message.settle": { entry: 1, as: "arrived", seenRev: 1_000 },
  "message.react": { entry: 1, emoji: "\u2764" },
  "message.read": { entry: 1 },
  "message.attempts": { entry: 1 },
  "message.edits": { entry: 1 },
  "message.reveal": { entry: 1, reason: "curious" },
  "media.link": { media: "1.0" },
  "template.copyFiles": { template: crypto.randomUUID(), files: ["0".repeat(32)] },
  "file.begin": {},
  "media.retry": { media: "1.0" },
  "person.read": {},
  "person.merge": { other: `${PAGE_ID}:1` },
  "person.unmerge": { other: `${PAGE_ID}:1` },
  "tickets.list": {},
  "ticket.request": { about: "seen" },
  "ticket.put": { ticket: "INC-1", title: "seen", state: "New", open: true },
  "ticket.change": { ticket: "INC-1", open: false },
  "ticket.note": { ticket: "INC-1", text: "seen", by: { name: "Eve" }, public: true },
  "ticket.readNote": { ticket: "INC-1", note: crypto.randomUUID() },
  "page.diagnosis": {},
  "page.resume": {},
  "checkbox.read": { userRef: "session-1" },
  "checkbox.write": { userRef: "session-1", outgoing: { kind: "text", text: "Hello" } },
  "page.retryHumanAgent": {},
  "page.utilityTemplates": {},
  "page.utilityLibrary": {},
  "page.addUtilityTemplate": { name: "order_update", language: "en", links: [] },
  "page.events": { limit: 10 },
  "stickers.packs": { locale: "en_US" },
  "stickers.pack": { pack: "1", locale: "en_US" },
  "stickers.search": { words: "hello", locale: "en_US" },
};

describe("an agent of another desk", () => {
  it("is told so by every command that there is, and changes nothing by it", async () => {
    const thread = await aThread(meta.current);
    // Two, as each may give only so many commands in a second.
    const [eve, adam] = [
      await connect({ sub: "eve", desk: "elsewhere", role: "admin" }),
      await connect({ sub: "adam", desk: "elsewhere", role: "admin" }),
    ];
    const before = await truthOf(thread.name);

    const answers: Record<string, string> = {};
    for (const [at, [type, fields]] of Object.entries(FIELDS).entries()) {
      const isPage = ["page.", "stickers.", "checkbox."].some((room) => type.startsWith(room));
      const about = isPage ? { pageId: PAGE_ID } : { conversation: thread.name };
      answers[type] = await (at % 2 === 0 ? eve : adam).refusal(type as Command["type"], {
        ...about,
        ...fields,
      });
    }

    const expected = Object.keys(FIELDS).map((type) => [type, "not_found"]);
    expect(answers).toEqual(Object.fromEntries(expected));
    expect(await truthOf(thread.name)).toEqual(before);
  });

  it("is told of every conversation and Page that it does not exist, and changes nothing", async () => {
    const thread = await aThread(meta.current);
    const eve = await connect({ sub: "eve", desk: "elsewhere", role: "admin" });
    const before = await truthOf(thread.name);

    const codes: string[] = [];
    for (const { type, ...fields } of commandsOn(thread.name)) {
      codes.push(await eve.refusal(type, { ...fields, id: crypto.randomUUID() }));
    }

    expect(codes).toEqual(codes.map(() => "not_found"));
    expect(codes).toHaveLength(15);
    expect(await truthOf(thread.name)).toEqual(before);
  });

  it("is told the same of conversations that do not exist", async () => {
    await aThread(meta.current);
    const kim = await connect({ role: "admin" });

    for (const { type, ...fields } of commandsOn("999:888").slice(0, -2)) {
      expect(await kim.refusal(type, { ...fields, id: crypto.randomUUID() })).toBe("not_found");
    }
    expect(await kim.refusal("page.events", { pageId: "999", limit: 1 })).toBe("not_found");
  });

  it("hears nothing of what happens", async () => {
    const thread = await aThread(meta.current);
    const [kim, eve] = [await connect(), await connect({ sub: "eve", desk: "elsewhere", role: "admin" })];
    await eve.ask("list.open", { view: "open", length: 200 });
    expect(await eve.ask("news.open", { since: 0 })).toMatchObject({ missed: [] });
    await eve.refusal("thread.open", { conversation: thread.name });
    const before = eve.frames.length;

    await kim.ask("thread.open", { conversation: thread.name });
    await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, "secret")]);
    await kim.ask("conversation.take", { conversation: thread.name });
    await kim.next((frame) => frame.type === "entries");
    await eve.ask("presence.set", { presence: "away" });

    const own = eve.frames.slice(before).filter((frame) => frame.type !== "reply" && frame.type !== "agent");
    expect(own).toEqual([]);
    expect((await eve.ask("list.open", { view: "open", length: 200 })).items).toEqual([]);
  });
});

describe("an agent without a higher role", () => {
  it("may not end a pause nor read the Page's events", async () => {
    await aThread(meta.current);
    const kim = await connect({ role: "agent" });

    expect(await kim.refusal("page.resume", { pageId: PAGE_ID })).toBe("not_allowed");
    expect(await kim.refusal("page.events", { pageId: PAGE_ID, limit: 1 })).toBe("not_allowed");
    const ana = await connect({ sub: "ana", role: "supervisor" });
    expect(await ana.refusal("page.resume", { pageId: PAGE_ID })).toBe("ok");
  });
});
