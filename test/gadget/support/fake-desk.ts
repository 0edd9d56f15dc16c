import { linesOf } from "../../../worker/protocol/transcripts/lines.ts";
import type { TeamNews } from "../../../worker/protocol/team/told.ts";
import type { PictureCheck } from "../../../worker/protocol/media/picture-check.ts";
import type { Command, CommandOf, CommandType, ResultOf } from "../../../worker/protocol/commands.ts";
import { cursorOf } from "../../../worker/protocol/thread/conversation.ts";
import { belongsTo, byPlace, placeIn } from "../../../worker/protocol/list/order.ts";
import { inView } from "../../../worker/protocol/list/views.ts";
import { mentionOf, type NoteTarget } from "../../../worker/protocol/notes/mention.ts";
import type {
  ListScope,
  Place,
  Preview,
  Summary,
  Thread,
  Unanswered,
  Unread,
} from "../../../worker/protocol/thread/conversation.ts";
import type { View } from "../../../worker/protocol/list/views.ts";
import type {
  UnapprovedTemplate,
  UtilityTemplate,
} from "../../../worker/protocol/library/utility-template.ts";
import type { Attempt } from "../../../worker/protocol/message/attempt.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { byShownOrder } from "../../../worker/protocol/message/entry.ts";
import type {
  Asked,
  ListChange,
  ListPage,
  ListWindow,
  MessageVersion,
  NewsOpened,
  Reply,
  ServerFrame,
  ThreadOpened,
  Viewer,
  Welcome,
} from "../../../worker/protocol/frames.ts";
import type { TransferTargets } from "../../../worker/protocol/thread/handover.ts";
import type { Macro } from "../../../worker/protocol/library/macro.ts";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import type { SavedView } from "../../../worker/protocol/saved-views/saved-view.ts";
import type { SearchFound } from "../../../worker/protocol/search/search.ts";
import type { Report } from "../../../worker/protocol/reports/report.ts";
import type { InteractionTold } from "../../../worker/protocol/interactions/interaction.ts";
import { isGathered } from "../../../worker/protocol/thread/gathered.ts";
import type { Sticker, StickerPack } from "../../../worker/protocol/stickers/sticker.ts";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import {
  aDelivery,
  ANNA,
  anEntry,
  aSummary,
  aText,
  aThread,
  aWelcome,
  byAnna,
  customer,
} from "./builders.ts";
import { FakePlatform } from "./fake-platform.ts";
import type { FakeSocket } from "./fake-platform.ts";
import { settled } from "./manual-clock.ts";

type Held = {
  summary: Summary;
  thread: Thread;
  entries: Entry[];
  rev: number;
  viewers: Viewer[];
  /** What the customer asked last, if anything since the test began. */
  asked: Asked | null;
};
/** Somebody who writes to one Page. */
const NO_OTHERS: ResultOf<"person.read"> = { others: [], unseen: 0, suggested: [] };
/** A desk that nobody connected a ticket system to. */
const NO_TICKETS: ResultOf<"tickets.list"> = { tickets: [], requests: [], canAsk: false };

type Answer = { ok: true; result: unknown } | { ok: false; refusal: Refusal };

/** What a message says, however its gadget calls it. */
export function textOf({ outgoing, text }: CommandOf<"message.send">): string {
  return text ?? (outgoing && "text" in outgoing ? outgoing.text : undefined) ?? "";
}

/** How what is sent stands in the thread, near enough. */
function contentOf(command: CommandOf<"message.send">): Entry["content"] {
  const { outgoing } = command;
  const content = aText(textOf(command));
  if (outgoing?.kind === "private_reply") return { ...content, privateTo: outgoing.replyTo ?? 1 };
  if (outgoing?.kind !== "template") return content;
  const { type, text = null } = outgoing.template as { type: string; text?: string };
  return { ...content, parts: [{ type: "template", template: type, text, cards: [], buttons: [] }] };
}

/** A small Worker in the page: one desk that speaks the protocol, and does as the test says. */
export class FakeDesk {
  readonly platform = new FakePlatform();
  readonly conversations = new Map<string, Held>();
  /** Every command that came, in order. */
  readonly commands: Command[] = [];
  welcome: Welcome = aWelcome();
  /** How many entries a snapshot and a page of history hold. */
  pageEntries = 20;
  /** Where links to files lead, by the file's id; of several each is given once, the last one always. */
  readonly files = new Map<string, string | string[]>();
  /** What edited messages said, by `conversation entry`. */
  readonly attempts = new Map<string, Attempt[]>();
  readonly versions = new Map<string, MessageVersion[]>();
  /** What Meta's record holds of a conversation beyond its entries, newest last: one page comes with each import. */
  readonly record = new Map<string, Partial<Entry>[]>();
  /** Whom a note may mention, and why none is written; null: it is. */
  colleagues: NoteTarget[] = [];
  refusesNote: Refusal | null = null;
  /** To whom something may be given. */
  targets: TransferTargets = { agents: [], more: false, teams: [], queues: [] };
  /** What Meta approved for every Page. */
  approved: UtilityTemplate[] = [];
  /** What Meta has not approved. */
  unapproved: UnapprovedTemplate[] = [];
  /** Meta's own. */
  library: UtilityTemplate[] = [];
  /** What is found at the addresses of pictures; a picture elsewhere. */
  pictures = new Map<string, PictureCheck>();
  /** Meta's stickers, by pack. */
  stickers: (StickerPack & { stickers: Sticker[] })[] = [];
  /** Messages that are kept to be sent again. */
  templates: SavedTemplate[] = [];
  /** What it counted; null: that cannot be told. */
  report: (ask: { by: string; from: string; until: string }) => Report | null = () => null;
  macros: Macro[] = [];
  /** Who is here and who waits, for who leads. */
  team: TeamNews | null = null;
  /** Contacts of a conversation, the newest first. */
  readonly contacts = new Map<string, InteractionTold[]>();
  /** Who a conversation is with over Pages, and who may be. */
  /** Where all that is kept of a customer can be fetched. */
  archive = "/export?link=none";
  readonly persons = new Map<string, ResultOf<"person.read">>();
  /** Tickets of a conversation, and whether anybody is told when one is asked for. */
  /** What is hidden, whole, by conversation and entry. */
  readonly revealed = new Map<string, Entry>();
  readonly tickets = new Map<string, ResultOf<"tickets.list">>();
  /** What a conversation has before its entries, as `thread.gather` finds it; oldest first. */
  readonly further = new Map<string, Entry[]>();
  /** What is found for whatever is searched; nothing, where it is null. */
  /** Views that are kept. */
  views: SavedView[] = [];
  /** How far each answer gets of a list that is narrowed, and finds nothing; null, or none left: they find it all. */
  looksThrough: number[] | null = null;
  finds: ((command: CommandOf<"search">) => SearchFound) | null = null;
  /** Whatever it told without being asked. */
  readonly pushed: ServerFrame[] = [];
  /** Commands of these types get no answer. */
  readonly silent = new Set<CommandType>();
  readonly #refusals = new Map<CommandType, Refusal[]>();
  #subscribed: string | null = null;
  #isHeard = false;
  #together: ListChange[] | null = null;
  #askedAt = 0;
  #list: { scope: ListScope; floor: Place | null } = {
    scope: { view: "open", sort: "latest", openedAt: 0 },
    floor: null,
  };

  constructor() {
    this.platform.onSocket = (socket) => {
      this.#accept(socket);
    };
  }

  /** Adds a conversation with its entries; its rev is the newest of theirs. */
  has(summary: Partial<Summary>, entries: Entry[] = [], thread: Partial<Thread> = {}): Held {
    const full = aSummary(summary);
    const { conversation, customer: person } = full;
    const rev = entries.reduce((max, entry) => Math.max(max, entry.rev), 0);
    const held = {
      summary: full,
      thread: aThread({ conversation, customer: person, ...thread }),
      entries,
      rev,
      viewers: [],
      asked: null,
    };
    this.conversations.set(conversation, held);
    return held;
  }

  /** The next command of this type is refused. */
  refuse(type: CommandType, refusal: Refusal): void {
    this.#refusals.set(type, [...(this.#refusals.get(type) ?? []), refusal]);
  }

  /** Adds or changes entries and tells the gadget if it looks. */
  changes(conversation: string, entries: Partial<Entry>[], thread: Partial<Thread> = {}): Entry[] {
    const held = this.#held(conversation);
    const fromRev = held.rev;
    const changed = entries.map((change) => {
      const id = change.id ?? held.entries.reduce((max, entry) => Math.max(max, entry.id), 0) + 1;
      const old = held.entries.find((entry) => entry.id === id);
      const entry = {
        ...(old ?? anEntry(id, { at: this.platform.clock.now })),
        ...change,
        id,
        rev: ++held.rev,
      };
      held.entries = [...held.entries.filter((other) => other.id !== id), entry].sort(byShownOrder);
      return entry;
    });
    if (entries.length === 0) held.rev++;
    held.thread = { ...held.thread, ...thread };
    if (this.#subscribed === conversation) {
      const { rev: toRev } = held;
      this.push({ type: "entries", conversation, fromRev, toRev, entries: changed, thread: held.thread });
    }
    return changed;
  }

  customerWrites(conversation: string, text: string): Entry[] {
    const entries = this.changes(conversation, [{ author: customer, content: aText(text) }]);
    this.customerAsks(conversation, text);
    return entries;
  }

  /** The row of a customer who asked, with an automatic reply to it where `change` says so. */
  customerAsks(conversation: string, words: string | Preview, change: Partial<Summary> = {}): void {
    const held = this.#held(conversation);
    const said: Preview =
      typeof words === "string" ? { author: "customer", text: words, agent: null } : words;
    const { now } = this.platform.clock;
    this.#askedAt = Math.max(now, this.#askedAt + 1);
    held.asked = { at: this.#askedAt, said, ...(held.summary.asked === 0 ? { isFirst: true } : {}) };
    const { unanswered, waitingSince, asked } = held.summary;
    this.changesRow(
      conversation,
      {
        status: "open",
        unanswered: unanswered + 1,
        waitingSince: waitingSince ?? now,
        asked: asked + 1,
        activityAt: now,
        preview: said,
        ...change,
      },
      held.asked,
    );
  }

  /** Changes a row of the list and tells the gadget. */
  changesRow(conversation: string, change: Partial<Summary>, asked: Asked | null = null): void {
    const held = this.#held(conversation);
    const { owner } = held.summary;
    held.summary = { ...held.summary, ...change, version: held.summary.version + 1 };
    const isHandedOver = held.summary.owner?.sub !== owner?.sub;
    const news = {
      ...(asked === null ? {} : { asked }),
      ...(isHandedOver ? { previousOwner: owner } : {}),
    };
    this.push({ type: "list.upsert", summary: held.summary, ...news });
    const unread = this.#isHeard ? { unread: this.#unread() } : {};
    this.push({ type: "list.counts", counts: this.#counts(), ...unread });
  }

  /** Changes a row before anybody looks. */
  changesRowQuietly(conversation: string, change: Partial<Summary>): void {
    const held = this.#held(conversation);
    held.summary = { ...held.summary, ...change };
  }

  /** To whoever is connected. */
  push(frame: ServerFrame): void {
    this.pushed.push(frame);
    if (this.#together !== null && (frame.type === "list.upsert" || frame.type === "list.gone"))
      this.#together.push(frame);
    else this.platform.sockets.at(-1)?.send(frame);
  }

  /** What changes in the list meanwhile is told in one frame. */
  together(change: () => void): void {
    const changes: ListChange[] = (this.#together = []);
    change();
    this.#together = null;
    this.push({ type: "list.changes", changes });
  }

  /** Commands of one type that came, in order. */
  sent<T extends CommandType>(type: T): CommandOf<T>[] {
    return this.commands.filter((command): command is CommandOf<T> => command.type === type);
  }

  /** Answers a command that was left without an answer. */
  answer(command: Command): void {
    const answer = this.#answer(command);
    this.push({ type: "reply", id: command.id, ...answer } as Reply);
  }

  /** Breaks the socket, as a lost network does. */
  async breaks(code = 1006): Promise<void> {
    this.platform.socket.close(code);
    await settled();
  }

  #accept(socket: FakeSocket): void {
    this.#subscribed = null;
    this.#isHeard = false;
    socket.onText = (text) => {
      const command = JSON.parse(text) as Command;
      this.commands.push(command);
      if (!this.silent.has(command.type)) this.answer(command);
    };
    socket.send({ ...this.welcome, now: this.platform.clock.now });
  }

  #answer(command: Command): Answer {
    const refusal = this.#refusals.get(command.type)?.shift();
    if (refusal) return { ok: false, refusal };
    switch (command.type) {
      case "news.open":
        return { ok: true, result: this.#openNews(command) };
      case "list.open":
        return { ok: true, result: this.#openList(command) };
      case "list.more":
        return { ok: true, result: this.#moreOfList(command.length) };
      case "desk.configure": {
        const { name, settings } = this.welcome.desk;
        this.push({ type: "desk", desk: { name, settings: { ...settings, ...command.settings } } });
        return { ok: true, result: null };
      }
      case "thread.open":
        return this.#open(command);
      case "thread.close":
        this.#subscribed = null;
        return { ok: true, result: null };
      case "thread.history":
        return { ok: true, result: this.#history(command) };
      case "thread.import":
        return this.#import(command);
      case "message.send":
        return this.#accepted(command.conversation, command.id, textOf(command), contentOf(command));
      case "message.retry":
        return this.#accepted(
          command.conversation,
          command.id,
          this.#textOf(command.conversation, command.entry),
        );
      case "message.settle":
        return this.#settle(command);
      case "message.withdraw":
        return this.#withdraw(command);
      case "message.confirm":
        return this.#changed(command.conversation, command.entry, { state: "sending", waiting: null });
      case "conversation.take":
        return this.#handled(command.conversation, { owner: ANNA });
      case "conversation.snooze": {
        const { when } = command;
        const finer = { until: "until" in when ? when.until : null, onMessage: when.onMessage ?? false };
        return this.#handled(command.conversation, { owner: ANNA, finer: { state: "snoozed", ...finer } });
      }
      case "transfer.targets":
        return { ok: true, result: this.targets };
      case "conversation.transfer":
      case "conversation.invite":
      case "note.add":
      case "note.edit":
      case "note.takeBack":
        return this.refusesNote ? { ok: false, refusal: this.refusesNote } : { ok: true, result: null };
      case "mentions.read":
        return { ok: true, result: null };
      case "note.targets":
        return { ok: true, result: { agents: this.#colleaguesOf(command.words ?? ""), more: false } };
      case "conversation.tag":
      case "conversation.attributes":
        return { ok: true, result: null };
      case "conversation.link":
        return this.#handled(command.conversation, {
          record: command.record ?? undefined,
        } as Partial<Summary>);
      case "record.find": {
        const all = [...this.conversations.values()].map(({ summary }) => summary);
        return {
          ok: true,
          result: { conversations: all.filter(({ record }) => record?.id === command.record) },
        };
      }
      case "conversation.raiseHand":
        return this.#handled(command.conversation, { raised: { by: ANNA, at: this.platform.clock.now } });
      case "conversation.lowerHand":
        return { ok: true, result: null };
      case "conversation.release":
        return this.#handled(command.conversation, { owner: null });
      case "conversation.close":
        return this.#handled(command.conversation, { status: "closed", owner: null });
      case "conversation.reopen":
        return this.#handled(command.conversation, { status: "open" });
      case "page.utilityTemplates":
        return {
          ok: true,
          result: { templates: this.approved, more: false, unapproved: this.unapproved },
        };
      case "page.utilityLibrary": {
        const { language, words = "" } = command;
        const templates = this.library.filter(
          (it) => it.body.includes(words) && (language === undefined || it.language === language),
        );
        return { ok: true, result: { templates, more: false } };
      }
      case "page.addUtilityTemplate": {
        const { name, language } = command;
        this.unapproved.push({ ...{ name, language, body: "" }, state: "pending" });
        return { ok: true, result: { state: "pending" } };
      }
      case "page.resume":
        this.push({ type: "page", page: { pageId: command.pageId, pause: null } });
        return { ok: true, result: null };
      case "thread.control": {
        const by = { take: "us", request: null, release: "nobody", pass: "other" } as const;
        const holder = by[command.action];
        const change = {
          by: holder ?? "other",
          appId: command.to ?? null,
          at: this.platform.clock.now,
        } as const;
        if (holder !== null) this.changes(command.conversation, [], { holder: change });
        return { ok: true, result: null };
      }
      case "customer.moderate": {
        const held = this.#held(command.conversation);
        const { action, reason } = command;
        const { blocked: _, ...thread } = held.thread;
        held.thread = thread;
        const blocked = { at: this.platform.clock.now, by: ANNA, reason };
        this.changes(command.conversation, [], action === "block" ? { blocked } : {});
        return { ok: true, result: null };
      }
      case "media.link": {
        const held = this.files.get(command.media);
        const url = Array.isArray(held) && held.length > 1 ? held.shift() : [held].flat()[0];
        if (url === undefined) return { ok: false, refusal: { code: "not_found" } };
        const expiresAt = this.platform.clock.now + 600_000;
        return { ok: true, result: { url, expiresAt, name: null, mime: "image/png", bytes: 1 } };
      }
      case "message.attempts": {
        const attempts = this.attempts.get(`${command.conversation} ${command.entry}`) ?? [];
        return { ok: true, result: { attempts } };
      }
      case "message.reveal": {
        const entry = this.revealed.get(`${command.conversation} ${command.entry}`);
        if (!entry) return { ok: false, refusal: { code: "not_found" } };
        return { ok: true, result: { entry, versions: [] } };
      }
      case "message.edits": {
        const versions = this.versions.get(`${command.conversation} ${command.entry}`) ?? [];
        return { ok: true, result: { versions } };
      }
      case "picture.check":
        return {
          ok: true,
          result: this.pictures.get(command.url) ?? { ok: true, mime: "image/png", bytes: 9 },
        };
      case "stickers.packs":
        return { ok: true, result: { packs: this.stickers.map(({ stickers: _, ...pack }) => pack) } };
      case "stickers.pack": {
        const { stickers = [] } = this.stickers.find(({ pack }) => pack === command.pack) ?? {};
        return { ok: true, result: { stickers } };
      }
      case "stickers.search": {
        const all = this.stickers.flatMap(({ stickers }) => stickers);
        const found = all.filter(({ name }) => name.toLowerCase().includes(command.words.toLowerCase()));
        return { ok: true, result: { stickers: found } };
      }
      case "templates.list":
        return { ok: true, result: { templates: this.templates, macros: this.macros } };
      case "template.copyFiles": {
        const all = [...this.templates, ...this.macros].flatMap(({ files = [] }) => files);
        const files = command.files.flatMap((id) => all.find(({ file }) => file === id) ?? []);
        return { ok: true, result: { files: files.map((it) => ({ ...it, file: `copy-of-${it.file}` })) } };
      }
      case "template.fileLink": {
        const { now } = this.platform.clock;
        const about = { name: null, mime: "image/png", bytes: 9 };
        return {
          ok: true,
          result: { url: `/media/file?link=${command.file}`, expiresAt: now + 600_000, ...about },
        };
      }
      case "template.save":
        return this.#keep(command);
      case "macro.save": {
        const { type: _, id, shortcut, macro = id, ...given } = command;
        const { now } = this.platform.clock;
        const by = { sub: ANNA.sub, name: ANNA.name };
        const kept = {
          ...given,
          macro,
          by,
          madeAt: now,
          changedAt: now,
          ...(shortcut == null ? {} : { shortcut }),
        };
        this.macros = [...this.macros.filter((it) => it.macro !== macro), kept];
        this.push({ type: "templates" });
        return { ok: true, result: null };
      }
      case "template.delete":
        this.templates = this.templates.filter(({ template }) => template !== command.template);
        this.macros = this.macros.filter(({ macro }) => macro !== command.template);
        this.push({ type: "templates" });
        return { ok: true, result: null };
      case "reports.read": {
        const report = this.report(command);
        if (report === null) return { ok: false, refusal: { code: "unavailable" } };
        return { ok: true, result: report };
      }
      case "team.open":
        if (this.team) this.push({ type: "team", ...this.team });
        return { ok: true, result: null };
      case "interactions.list":
        return { ok: true, result: { interactions: this.contacts.get(command.conversation) ?? [] } };
      case "customer.exportLink":
        return { ok: true, result: { url: this.archive, expiresAt: this.platform.clock.now + 600_000 } };
      case "person.read":
        return { ok: true, result: this.persons.get(command.conversation) ?? NO_OTHERS };
      case "person.merge":
      case "person.unmerge":
        return this.#personSaid(command);
      case "tickets.list":
        return { ok: true, result: this.tickets.get(command.conversation) ?? NO_TICKETS };
      case "ticket.request":
        return this.#ticketAsked(command);
      case "interaction.transcript": {
        const { summary, entries } = this.#held(command.conversation);
        const contact = this.contacts.get(command.conversation)?.find(({ id }) => id === command.contact);
        if (contact === undefined) return { ok: false, refusal: { code: "not_found" } };
        const lines = linesOf(entries, command.contact, command.notes === true);
        return { ok: true, result: { summary, contact, timeZone: "UTC", lines, complete: true } };
      }
      case "thread.gather": {
        const { conversation, what, before } = command;
        const older = (this.further.get(conversation) ?? []).filter((entry) => isGathered(entry, what));
        const entries = older.filter((entry) => !before || byShownOrder(entry, before) < 0).reverse();
        const page = entries.slice(0, 3);
        const { at, id } = page.at(-1) ?? { at: 0, id: 0 };
        return { ok: true, result: { entries: page, before: entries.length > 3 ? { at, id } : null } };
      }
      case "search":
        return {
          ok: true,
          result: this.finds?.(command) ?? { people: [], morePeople: false, found: [], after: null },
        };
      case "views.list":
        return { ok: true, result: { views: this.views } };
      case "view.save": {
        const { type: _, id: __, base: ___, ...view } = command;
        const kept = { ...view, by: ANNA, changedAt: this.platform.clock.now, count: { n: 0 } };
        const at = this.views.findIndex(({ saved }) => saved === view.saved);
        this.views = at === -1 ? [...this.views, kept] : this.views.with(at, kept);
        this.push({ type: "views" });
        return { ok: true, result: { saved: true } };
      }
      case "view.move": {
        const moved = this.views.find(({ saved }) => saved === command.saved)!;
        const others = this.views.filter((view) => view !== moved);
        const at = others.findIndex(({ saved }) => saved === command.before);
        this.views = others.toSpliced(at === -1 ? others.length : at, 0, moved);
        this.push({ type: "views" });
        return { ok: true, result: null };
      }
      case "view.delete":
        this.views = this.views.filter(({ saved }) => saved !== command.saved);
        this.push({ type: "views" });
        return { ok: true, result: null };
      case "search.rebuild":
        return { ok: true, result: { started: true } };
      case "team.conversations": {
        const { of } = command;
        const items = [...this.conversations.values()].map(({ summary }) => summary);
        const isOf = ({ owner }: Summary) => ("agent" in of ? owner?.sub === of.agent : owner === null);
        return { ok: true, result: { items: items.filter(isOf), more: false } };
      }
      case "conversations.reassign": {
        const outcomes = command.conversations.map(({ conversation }) => ({
          conversation,
          code: "ok" as const,
        }));
        return { ok: true, result: { outcomes } };
      }
      case "agent.remove": {
        const { load = 0, aside = 0 } = this.team?.agents.find(({ sub }) => sub === command.agent) ?? {};
        return { ok: true, result: { moved: load + aside } };
      }
      case "session.renew":
        return { ok: true, result: { expiresAt: this.platform.clock.now + 3_600_000 } };
      default:
        return { ok: true, result: null };
    }
  }

  #open({ conversation, cursor }: CommandOf<"thread.open">): Answer {
    const held = this.conversations.get(conversation);
    if (!held) return { ok: false, refusal: { code: "not_found" } };
    this.#subscribed = conversation;
    const { thread, summary, viewers, rev } = held;
    const isKnown = cursor?.epoch === cursorOf(thread, rev).epoch;
    const entries = isKnown
      ? held.entries.filter((entry) => entry.rev > cursor.rev)
      : held.entries.filter((entry) => !entry.merged).slice(-this.pageEntries);
    const more = !isKnown && held.entries.length > this.pageEntries;
    const result: ThreadOpened = {
      kind: isKnown ? "changes" : "snapshot",
      thread,
      summary,
      viewers,
      rev,
      entries,
      more,
    };
    return { ok: true, result };
  }

  #keep(command: CommandOf<"template.save">): Answer {
    const { id, template, name, scope, outgoing, team, shortcut, language, others } = command;
    const { now } = this.platform.clock;
    const before = this.templates.find((it) => it.template === template);
    const { by = { sub: ANNA.sub, name: ANNA.name }, madeAt = now } = before ?? {};
    const files = before?.files?.filter(({ file }) => JSON.stringify(outgoing).includes(file)) ?? [];
    const kept: SavedTemplate = {
      ...{ template: before?.template ?? id, name, scope, by, madeAt, changedAt: now, outgoing },
      ...(files.length === 0 ? {} : { files }),
      ...(team === undefined ? {} : { team }),
      ...(shortcut == null ? {} : { shortcut }),
      ...(language == null ? {} : { language }),
      ...(others === undefined || others.length === 0 ? {} : { others }),
    };
    this.templates = [...this.templates.filter((it) => it !== before), kept];
    this.push({ type: "templates" });
    return { ok: true, result: null };
  }

  #history({ conversation, before }: CommandOf<"thread.history">) {
    const older = this.#held(conversation).entries.filter((entry) => byShownOrder(entry, before) < 0);
    return { entries: older.slice(-this.pageEntries), more: older.length > this.pageEntries };
  }

  #import({ conversation }: CommandOf<"thread.import">): Answer {
    const record = this.record.get(conversation) ?? [];
    const page = record.splice(-this.pageEntries);
    const more = record.length > 0;
    const fetched = page.map((entry) => ({ interaction: null, fetched: "imported" as const, ...entry }));
    this.changes(conversation, fetched, { past: more ? "more" : "complete" });
    return { ok: true, result: { imported: page.length, more } };
  }

  #accepted(
    conversation: string,
    command: string,
    text: string,
    content: Entry["content"] = aText(text),
  ): Answer {
    const held = this.#held(conversation);
    const again = held.entries.filter((entry) => entry.delivery?.command === command);
    if (again.length > 0) return { ok: true, result: { entries: again } };
    const delivery = aDelivery({ command });
    const entries = this.changes(conversation, [{ author: byAnna, content, mid: null, delivery }]);
    return { ok: true, result: { entries } };
  }

  #settle({ id, conversation, entry, as }: CommandOf<"message.settle">): Answer {
    const settledAs = as === "again" ? "sent_again" : as;
    const changed = this.#changed(conversation, entry, { settled: settledAs });
    return as === "again" ? this.#accepted(conversation, id, this.#textOf(conversation, entry)) : changed;
  }

  /** All parts that have not left. */
  #withdraw({ conversation, entry }: CommandOf<"message.withdraw">): Answer {
    const { entries } = this.#held(conversation);
    const named = entries.find(({ id }) => id === entry)?.delivery?.command;
    const parts = entries.filter(({ delivery }) => delivery && delivery.command === named);
    const changes = parts.map(({ id, delivery }) =>
      delivery?.state === "queued"
        ? { id, delivery: { ...delivery, state: "withdrawn" as const, waiting: null } }
        : { id },
    );
    return { ok: true, result: { entries: this.changes(conversation, changes) } };
  }

  #changed(conversation: string, id: number, change: Partial<NonNullable<Entry["delivery"]>>): Answer {
    const old = this.#held(conversation).entries.find((entry) => entry.id === id);
    if (!old?.delivery) return { ok: false, refusal: { code: "not_found" } };
    return {
      ok: true,
      result: { entries: this.changes(conversation, [{ id, delivery: { ...old.delivery, ...change } }]) },
    };
  }

  #personSaid({ type, conversation, other }: CommandOf<"person.merge" | "person.unmerge">): Answer {
    const { others, unseen, suggested } = this.persons.get(conversation) ?? NO_OTHERS;
    const isOther = (it: Summary): boolean => it.conversation === other;
    const known = [...others, ...suggested.map(({ summary }) => summary)].filter(isOther);
    const left = { others: others.filter((it) => !isOther(it)), unseen };
    const then =
      type === "person.merge"
        ? {
            ...left,
            others: [...left.others, ...known],
            suggested: suggested.filter(({ summary }) => !isOther(summary)),
          }
        : {
            ...left,
            suggested: [...suggested, ...known.map((summary) => ({ summary, why: "record" as const }))],
          };
    this.persons.set(conversation, then);
    return this.#handled(conversation, {
      person: { others: then.others.length, at: this.platform.clock.now },
    });
  }

  #ticketAsked({ conversation, about }: CommandOf<"ticket.request">): Answer {
    const { now: at } = this.platform.clock;
    const request = { request: "0".repeat(16), about, by: ANNA, contact: 1, at, until: at + 10 * 60_000 };
    const { tickets, requests } = this.tickets.get(conversation) ?? NO_TICKETS;
    this.tickets.set(conversation, { tickets, requests: [...requests, request], canAsk: true });
    const open = tickets.filter((it) => it.open).length;
    this.changesRow(conversation, { tickets: { open, asked: 1, until: request.until, at } });
    return { ok: true, result: request };
  }

  #handled(conversation: string, change: Partial<Summary>): Answer {
    this.changesRow(conversation, change);
    return { ok: true, result: null };
  }

  #openNews({ since = Infinity }: CommandOf<"news.open">): NewsOpened {
    this.#isHeard = true;
    const missed = [...this.conversations.values()]
      .flatMap(({ summary, asked }) => (asked === null ? [] : [{ summary, asked }]))
      .filter(({ summary, asked }) => asked.at > since && this.#isOurs(summary) && summary.unanswered > 0)
      .sort((a, b) => a.asked.at - b.asked.at)
      .map(({ summary, asked: { isFirst: _, ...asked } }) => ({ summary, asked }));
    this.#askedAt = Math.max(this.platform.clock.now, this.#askedAt + 1);
    return { at: this.#askedAt, unread: this.#unread(), missed, more: false };
  }

  #isOurs(summary: Summary): boolean {
    return inView("inbox", summary, this.welcome.agent.sub);
  }

  #unread(): Unread {
    const count = (view: View): Unanswered => {
      const rows = [...this.conversations.values()]
        .map(({ summary }) => summary)
        .filter((row) => row.unanswered > 0 && inView(view, row, this.welcome.agent.sub));
      return { conversations: rows.length, messages: rows.reduce((sum, row) => sum + row.unanswered, 0) };
    };
    return { mine: count("mine"), unassigned: count("unassigned") };
  }

  #openList({ view, sort, length, bothEnds, filter }: CommandOf<"list.open">): ListWindow {
    const onTimeOnly = this.welcome.pages.flatMap((it) => (it.humanAgent === "no" ? it.pageId : []));
    const scope: ListScope = {
      ...{ view, sort: sort ?? "latest", openedAt: this.platform.clock.now },
      ...(bothEnds ? { onTimeOnly } : {}),
      ...(filter === undefined ? {} : { filter }),
    };
    return this.#window(scope, null, length);
  }

  #moreOfList(length: number): ListPage {
    const { scope, floor } = this.#list;
    if (this.looksThrough !== null) return this.#window(scope, floor, length);
    return floor === null ? { items: [], more: false } : this.#window(scope, floor, length);
  }

  #window(scope: ListScope, after: Place | null, length: number): ListWindow {
    const rows = [...this.conversations.values()].map(({ summary }) => summary);
    const place = (summary: Summary) => placeIn(scope, summary)!;
    const listed = rows
      .filter((summary) => belongsTo(scope, summary, this.welcome.agent.sub))
      .sort((a, b) => byPlace(place(a), place(b)))
      .filter((summary) => after === null || byPlace(place(summary), after) > 0);
    const items = listed.slice(0, length);
    const more = listed.length > items.length;
    this.#list = { scope, floor: more ? place(items.at(-1)!) : null };
    if (this.looksThrough !== null && scope.filter !== undefined) {
      const [looked] = this.looksThrough.splice(0, 1);
      if (looked !== undefined) {
        this.#list = { scope, floor: after };
        return { ...scope, items: [], more: true, looked, counts: this.#counts() };
      }
    }
    return { ...scope, items, more, counts: this.#counts() };
  }

  #counts(): ListWindow["counts"] {
    const rows = [...this.conversations.values()].map(({ summary }) => summary);
    const count = (view: View) => rows.filter((row) => inView(view, row, this.welcome.agent.sub)).length;
    return {
      ...(count("mentions") > 0 ? { mentioned: true } : {}),
      mine: count("mine"),
      unassigned: count("unassigned"),
      open: count("open"),
      closed: count("closed"),
      aside: count("aside"),
      all_aside: count("all_aside"),
      mentions: rows.filter(({ mentions }) => {
        const mention = mentionOf(mentions, this.welcome.agent.sub);
        return mention !== null && !mention.isRead;
      }).length,
    };
  }

  #colleaguesOf(words: string): NoteTarget[] {
    return this.colleagues.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  }

  #textOf(conversation: string, id: number): string {
    const content = this.#held(conversation).entries.find((entry) => entry.id === id)?.content;
    return content?.kind === "text" ? content.text : "";
  }

  #held(conversation: string): Held {
    const held = this.conversations.get(conversation);
    if (!held) throw new Error(`The desk has no ${conversation}`);
    return held;
  }
}
