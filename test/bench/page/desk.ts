import type { Platform } from "../../../gadget/platform/doors.ts";
import type { Command } from "../../../worker/protocol/commands.ts";
import type { Summary, Thread } from "../../../worker/protocol/thread/conversation.ts";
import { DEFAULT_DESK_SETTINGS } from "../../../worker/protocol/desk/settings.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type {
  HistoryPage,
  ListWindow,
  NewsOpened,
  MediaLinkAnswer,
  ServerFrame,
  ThreadOpened,
  Welcome,
} from "../../../worker/protocol/frames.ts";
import type { Ahead } from "../../../worker/protocol/session/pass.ts";
import { SNAPSHOT_ENTRIES } from "../../../worker/protocol/limits.ts";

const PAGE_ID = "10150001";
const MINUTE_MS = 60_000;
const NOW = Date.now();
const ME = { sub: "kim", name: "Kim Lee" };
export const CONVERSATION = `${PAGE_ID}:1`;

/**
 * The least of a Worker that a gadget can sit at, inside of the page: answers at once, so that what is measured is the
 * gadget. Conversations are made when they are asked for; `entries` are those of the first one.
 */
export class BenchDesk {
  readonly #conversations: number;
  readonly #entries: Entry[];
  #listed = 0;
  #version = 1;
  #receive: (text: string) => void = () => {};

  constructor(conversations: number, entries: number, hasPictures = false) {
    this.#conversations = conversations;
    this.#entries = Array.from({ length: entries }, (_, n) =>
      anEntry(n + 1, NOW - (entries - n) * MINUTE_MS, hasPictures),
    );
  }

  get platform(): Platform {
    return {
      script: "",
      now: () => Date.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => {
          clearTimeout(timer);
        };
      },
      random: () => Math.random(),
      uuid: () => crypto.randomUUID(),
      fetch: (url) =>
        Promise.resolve(Response.json({ pass: "t", expiresAt: NOW + 30_000, ahead: this.#ahead(url) })),
      openSocket: (_url, _protocols, handlers) => {
        this.#receive = handlers.message;
        queueMicrotask(() => {
          this.#push(welcome());
        });
        return {
          send: (text) => {
            if (text !== "ping") this.#answer(JSON.parse(text) as Command);
          },
          close: () => {},
        };
      },
      onWake: () => () => {},
      isOnline: () => true,
      onOffline: () => () => {},
    };
  }

  /** The customer of the open thread writes, as the Worker tells it: news of the thread, and of its row. */
  customerWrites(): void {
    const last = this.#entries.at(-1)!;
    const entry = anEntry(last.id + 1, Date.now());
    this.#entries.push(entry);
    const news = { conversation: CONVERSATION, fromRev: last.rev, toRev: entry.rev, entries: [entry] };
    this.#push({ type: "entries", ...news, thread: aThread() });
    const change = { version: ++this.#version, activityAt: entry.at, unanswered: 1 };
    this.#push({ type: "list.upsert", summary: { ...aSummary(1), ...change } });
  }

  /** Something happens in another conversation of the list. */
  rowChanges(n: number): void {
    const summary = { ...aSummary(n), version: ++this.#version, activityAt: Date.now() };
    this.#push({ type: "list.upsert", summary });
  }

  /** What was named with the request for the pass. */
  #ahead(url: string): Ahead {
    const { searchParams: named } = new URL(url);
    const opened = named
      .getAll("thread")
      .map((conversation) => this.#resultOf({ type: "thread.open", id: "", conversation }));
    const length = Number(named.get("length"));
    const list = this.#resultOf({ type: "list.open", id: "", view: "inbox", length });
    return {
      welcome: welcome(),
      threads: opened as ThreadOpened[],
      ...(named.has("view") ? { list: list as ListWindow } : {}),
    };
  }

  #push(frame: ServerFrame): void {
    this.#receive(JSON.stringify(frame));
  }

  #answer(command: Command): void {
    const { id } = command;
    const result = this.#resultOf(command);
    // As a task of its own, as frames come.
    setTimeout(() => {
      this.#receive(JSON.stringify({ type: "reply", id, ok: true, result }));
    });
  }

  #resultOf(command: Command): unknown {
    switch (command.type) {
      case "list.open":
        this.#listed = 0;
        return {
          ...this.#rows(command.length),
          ...{ view: command.view, sort: "latest", openedAt: Date.now() },
          counts: { mine: 1_000, unassigned: 0, open: 1_000, closed: 0, aside: 0, all_aside: 0, mentions: 0 },
        } satisfies ListWindow;
      case "news.open": {
        const none = { conversations: 0, messages: 0 };
        const unread = { mine: none, unassigned: none };
        return { at: Date.now(), unread, missed: [], more: false } satisfies NewsOpened;
      }
      case "list.more":
        return this.#rows(command.length);
      case "thread.open": {
        const entries = this.#entries.slice(-SNAPSHOT_ENTRIES);
        const more = this.#entries.length > entries.length;
        const rev = this.#entries.at(-1)!.rev;
        const about = { thread: aThread(), summary: aSummary(1), viewers: [] };
        return { kind: "snapshot", ...about, rev, entries, more } satisfies ThreadOpened;
      }
      case "thread.history": {
        // Ids are places here.
        const end = command.before.id - 1;
        const from = Math.max(0, end - command.limit);
        return { entries: this.#entries.slice(from, end), more: from > 0 } satisfies HistoryPage;
      }
      case "media.link":
        return {
          url: "/picture.png",
          expiresAt: Date.now() + 10 * MINUTE_MS,
          ...PICTURE,
        } satisfies MediaLinkAnswer;
      default:
        return null;
    }
  }

  #rows(length: number): { items: Summary[]; more: boolean } {
    const from = this.#listed;
    this.#listed = Math.min(this.#conversations, from + length);
    const items = Array.from({ length: this.#listed - from }, (_, n) => aSummary(from + n + 1));
    return { items, more: this.#listed < this.#conversations };
  }
}

/** What customers write: mostly a line or two, now and then a long text or a link. */
function textOf(n: number): string {
  if (n % 17 === 0)
    return `Message ${n}. ${"It has been a while, and I still wait for an answer. ".repeat(8)}`;
  if (n % 11 === 0) return `Message ${n}: https://shop.example/orders/${n}`;
  return `Message ${n} ${"and so on ".repeat(n % 9)}`;
}

const PICTURE = { name: null, mime: "image/png", bytes: 1_000 };

function anEntry(id: number, at: number, isPicture = false): Entry {
  const media = { id: `${id}.1`, state: "ready", failure: null, ...PICTURE } as const;
  return {
    ...{ id, rev: id, at, interaction: 1, mid: `m_${id}`, merged: false, delivery: null },
    author: id % 3 === 0 ? { type: "page_inbox" } : { type: "customer" },
    content: isPicture
      ? { kind: "text", text: "", rest: [], parts: [{ type: "image", media }] }
      : { kind: "text", text: textOf(id), rest: [] },
  };
}

function aThread(): Thread {
  return {
    conversation: CONVERSATION,
    epoch: "e1",
    customer: { name: "Customer 1", label: "Customer 1" },
    marks: { deliveredAt: 0, readAt: 0 },
    window: { responseUntil: NOW + 600 * MINUTE_MS, humanAgentUntil: null },
    unavailable: false,
    interaction: { id: 1, openedAt: NOW, closedAt: null },
    // Nothing more to ask Meta's record for.
    past: "complete",
  };
}

function aSummary(n: number): Summary {
  const isWaiting = n % 3 === 0;
  return {
    conversation: `${PAGE_ID}:${n}`,
    version: 1,
    customer: { name: `Customer ${n}`, label: `Customer ${n}` },
    status: "open",
    owner: ME,
    activityAt: NOW - n * MINUTE_MS,
    preview: { author: "customer", text: textOf(n), agent: null },
    unanswered: isWaiting ? 2 : 0,
    waitingSince: isWaiting ? NOW - n * MINUTE_MS : null,
    responseUntil: NOW + (600 - (n % 600)) * MINUTE_MS,
    failed: false,
    asked: 0,
  };
}

function welcome(): Welcome {
  const me = { ...ME, presence: "available" } as const;
  return {
    type: "welcome",
    ...{ server: "bench", version: "0.1.0", epoch: "d1", scope: "main" },
    agent: { ...me, role: "agent" },
    expiresAt: NOW + 60 * MINUTE_MS,
    now: NOW,
    agents: [me],
    pages: [{ pageId: PAGE_ID, pause: null }],
    desk: { name: "main", settings: DEFAULT_DESK_SETTINGS },
  };
}
