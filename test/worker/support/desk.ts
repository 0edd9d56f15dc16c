import type { ContactNews } from "../../../worker/domain/interactions.ts";
import type { Answer, Digest, Publication, PublishAnswer } from "../../../worker/objects/kernel/contracts.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { ListScope, Preview, Summary } from "../../../worker/protocol/thread/conversation.ts";
import { belongsTo, byPlace, placeIn } from "../../../worker/protocol/list/order.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { ListWindow } from "../../../worker/protocol/frames.ts";
import type { TestAgent } from "./agent.ts";
import { env } from "./env.ts";

let deskCount = 0;

type News = {
  at: number;
  asks?: boolean;
  text?: string;
  waitingSince?: number | null;
  responseUntil?: number | null;
  unanswered?: number;
  /** What is told of instead of one text of the customer's. */
  preview?: Preview;
  /** What the customer asked before that, and waits for. */
  said?: Preview;
  entries?: Entry[] | null;
  contact?: ContactNews;
  answers?: Answer[];
  language?: string;
};

/** A desk with a Page of its own, told of conversations by hand: none of them exists beyond its row. */
export class TestDesk {
  readonly name: string;
  readonly pageId: string;
  readonly #revs = new Map<string, number>();
  /** Each thread has its own, which tells nothing of whose it is. */
  readonly #epochs = new Map<string, string>();

  constructor() {
    deskCount += 1;
    this.name = `desk-${String(deskCount)}`;
    this.pageId = String(30_150_000 + deskCount);
  }

  async attach(): Promise<this> {
    await this.#stub.attach(this.name, { pageId: this.pageId, pause: null, generation: 1 });
    return this;
  }

  /** What Meta answered when a reply of the 7 days was tried. */
  async humanAgentIs(humanAgent: "yes" | "no"): Promise<void> {
    await this.#stub.pageChanged(this.name, { pageId: this.pageId, pause: null, humanAgent });
  }

  nameOf(psid: string | number): string {
    return `${this.pageId}:${String(psid)}`;
  }

  /** News of one conversation; `asks` says that the customer wrote, which opens it. */
  async tell(psid: string | number, news: News): Promise<PublishAnswer> {
    const { at, asks = true, text = "hi", responseUntil = null } = news;
    const { waitingSince = asks ? at : null, unanswered = asks ? 1 : 0 } = news;
    const {
      preview = { author: "customer", text, agent: null },
      entries = [],
      said,
      contact,
      answers,
      language,
    } = news;
    const conversation = this.nameOf(psid);
    const fromRev = this.#revs.get(conversation) ?? 0;
    const toRev = fromRev + 1;
    this.#revs.set(conversation, toRev);
    const epoch = this.#epochs.get(conversation) ?? `e${String(this.#epochs.size)}`;
    this.#epochs.set(conversation, epoch);
    const customer = { name: null, label: "Somebody", ...(language === undefined ? {} : { language }) };
    const digest: Digest = {
      customer,
      activityAt: at,
      preview,
      ...(said === undefined ? {} : { said }),
      unanswered,
      waitingSince,
      responseUntil,
      failed: false,
      asked: asks ? toRev : 0,
    };
    const publication: Publication = {
      conversation,
      pageId: this.pageId,
      generation: 1,
      fromRev,
      toRev,
      entries,
      thread: {
        conversation,
        epoch,
        customer,
        marks: { deliveredAt: 0, readAt: 0 },
        window: { responseUntil: null, humanAgentUntil: null },
        unavailable: false,
        interaction: null,
      },
      digest,
      ...(contact === undefined ? {} : { contact }),
      ...(answers === undefined ? {} : { answers }),
    };
    return await this.#stub.publish(this.name, publication);
  }

  get #stub(): ReturnType<typeof deskStub> {
    return deskStub(env, this.name);
  }
}

/** The list as an agent's screen keeps it: the window as it was sent, then upserts and goings. */
export class ListMirror {
  readonly rows = new Map<string, Summary>();
  readonly #sub: string;
  #list: ListScope = { view: "open", sort: "latest", openedAt: 0 };

  constructor(agent: TestAgent, sub: string) {
    this.#sub = sub;
    agent.listeners.add((frame) => {
      if (frame.type === "list.gone") this.rows.delete(frame.conversation);
      if (frame.type !== "list.upsert") return;
      const { summary } = frame;
      if (summary.version < (this.rows.get(summary.conversation)?.version ?? 0)) return;
      if (belongsTo(this.#list, summary, this.#sub)) this.rows.set(summary.conversation, summary);
      else this.rows.delete(summary.conversation);
    });
  }

  start(window: ListWindow): void {
    const { items: _, counts: __, more: ___, ...list } = window;
    this.#list = list;
    this.rows.clear();
    for (const row of window.items) this.rows.set(row.conversation, row);
  }

  get shown(): Summary[] {
    const placed = [...this.rows.values()].map((row) => ({ row, place: placeIn(this.#list, row)! }));
    return placed.sort((a, b) => byPlace(a.place, b.place)).map(({ row }) => row);
  }
}
