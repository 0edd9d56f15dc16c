import type { FeedItem } from "../../domain/comments/feed-item.ts";
import { placeEvent } from "../../domain/comments/placing.ts";
import type { InboundItem } from "../../domain/item.ts";
import type { Env } from "../../env.ts";
import { log, nameInLog, traceOf } from "../../log.ts";
import type { Foreseen } from "../../protocol/black-box/foreseen.ts";
import { Agenda, type Duty } from "../kernel/agenda.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import { Carrier } from "../kernel/carrier.ts";
import { deadLettersOf } from "../kernel/dead-letters.ts";
import type { PostDoor } from "../kernel/doors/post.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import { conversationStub, pageStub } from "../kernel/stubs.ts";
import { Asker } from "./asker.ts";
import { changeItem, saidItem } from "./items.ts";
import { PostStore } from "./store.ts";

/** Whether the Page takes comments is asked again after this. */
const SWITCH_MS = 30_000;
/** What Meta tells out of order follows within this; then it is asked. */
const PARENT_WAIT_MS = 3_000;
/** Where nobody may ask Meta now. */
const ASK_AGAIN_MS = 60_000;

/** So long after an answer came Meta is asked for what it answers. */
const ASKED_FOR_MS = 60 * 60_000;

/** What it does later, in this order. */
export type PostDuty = "parents" | "comments";

/**
 * The comments under one post: which stands in which thread, and that each is told once and in order. It keeps no words: these are with the
 * threads, to whom it hands on what comes.
 */
export class Post extends MeteredObject implements PostDoor {
  readonly #store: PostStore;
  readonly #asker: Asker;
  readonly #carrier: Carrier<InboundItem>;
  readonly #id: string;
  readonly agenda: Agenda<PostDuty>;
  /** What the Page said last, and when. */
  #switch: { isOn: boolean; at: number } | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "post");
    this.#id = nameInLog(ctx.id);
    this.#store = new PostStore(ctx.storage);
    this.#asker = new Asker(env, this.#store, { id: this.#id, meter: this.meter });
    this.agenda = new Agenda<PostDuty>("post", ctx.storage, this.#duties());
    this.#carrier = new Carrier<InboundItem>({
      store: () => (this.#store.name() === null ? null : this.#store.parcels),
      agenda: this.agenda,
      bring: (thread, items) => this.#bring(thread, items),
      objectId: this.#id,
    });
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  async take(name: string, items: FeedItem[]): Promise<{ isOff?: true }> {
    const pageId = items[0]?.pageId ?? "";
    if (!(await this.#isOn(pageId))) return { isOff: true };
    this.#store.transaction(() => {
      this.#store.ensure(name);
      for (const item of items) {
        if (item.permalink !== undefined) this.#store.notePermalink(item.permalink);
        this.#apply(item);
      }
    });
    this.#carryOn();
    return {};
  }

  async foresee(name: string, items: FeedItem[]): Promise<Foreseen[]> {
    const pageId = items[0]?.pageId ?? "";
    const isOn = await this.#isOn(pageId);
    const told: Foreseen[] = [];
    try {
      this.#store.transaction(() => {
        if (isOn) this.#store.ensure(name);
        for (const item of items) {
          const { event, toldAt } = item;
          const about = { kind: `comment ${event.kind}`, conversation: null, at: toldAt };
          if (!isOn) told.push({ ...about, fate: "comments_off", changes: [] });
          else told.push({ ...about, ...this.#foreseen(item) });
        }
        throw new TriedError();
      });
    } catch (error) {
      if (!(error instanceof TriedError)) throw error;
    }
    return told;
  }

  /** Within a transaction that is taken back. */
  #foreseen(item: FeedItem): Pick<Foreseen, "fate" | "changes"> {
    const { id } = item.event;
    const [before, parcels] = [this.#store.comment(id), this.#store.parcels.count()];
    this.#apply(item);
    const after = this.#store.comment(id);
    const [from, to] = [before, after].map((it) => (it === null ? null : stateOf(it)));
    const isHandedOn = this.#store.parcels.count() > parcels;
    if (!isHandedOn && from === to) return { fate: before === null ? "nothing" : "there", changes: [] };
    const changes = [{ what: "comment", from: from ?? null, to: to ?? null }];
    return { fate: before === null ? "added" : "changed", changes };
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<PostDuty>[] {
    const whereKnown = (dueAt: () => number | null) => () => (this.#store.name() === null ? null : dueAt());
    return [
      {
        name: "parents",
        dueAt: whereKnown(() => this.#store.awaitedAt()),
        run: (now) => this.#askParents(now),
      },
      { name: "comments", dueAt: () => this.#carrier.dueAt(), run: () => this.#carrier.deliver() },
    ];
  }

  /** Where the Page cannot be asked, what comes is kept: it was subscribed to. */
  async #isOn(pageId: string): Promise<boolean> {
    const known = this.#switch;
    const age = known === null ? Infinity : Date.now() - known.at;
    if (known !== null && age >= 0 && age < SWITCH_MS) return known.isOn;
    try {
      const isOn = await pageStub(this.env, pageId).takesComments(pageId);
      this.#switch = { isOn, at: Date.now() };
      return isOn;
    } catch (error) {
      log({ event: "fault", where: "post.switch", error: traceOf(error) });
      return true;
    }
  }

  /** Bounded, however many comments there are: a handful of rows. */
  #apply(item: FeedItem): void {
    const { event, postId } = item;
    const parent = event.kind === "said" && event.parent !== null ? this.#store.comment(event.parent) : null;
    const known = this.#store.comment(event.id);
    const post = event.id === postId ? null : this.#store.comment(postId);
    const placing = placeEvent(event, { postId, toldAt: item.toldAt, known, parent, post });
    switch (placing.do) {
      case "nothing":
        return;
      case "note":
        if (placing.now.state === "removed") this.#store.release(event.id);
        return this.#store.setComment(event.id, placing.now);
      case "keep_quiet": {
        const released = this.#store.release(event.id);
        const held = released.find((it) => it.event.id === event.id);
        this.#store.setComment(event.id, { isHidden: false, ...known, root: event.id, state: "quiet" });
        const isOlder = held !== undefined && held.toldAt > item.toldAt;
        this.#store.hold(event.id, isOlder ? held : item, null);
        // Those who answered it were told of first.
        for (const waiting of released) if (waiting !== held) this.#apply(waiting);
        return;
      }
      case "hold":
        return this.#store.hold(placing.parent, item, Date.now() + PARENT_WAIT_MS);
      case "change":
        this.#store.setComment(event.id, placing.now);
        return this.#store.parcels.add(placing.root, changeItem(item, placing.root, placing.change));
      case "add":
        return this.#add(item, placing.root);
    }
  }

  #add(item: FeedItem, root: string): void {
    const { id } = item.event;
    const known = this.#store.comment(id);
    const isHidden = known?.isHidden ?? false;
    if (root !== id) this.#wake(root);
    this.#store.setComment(id, { isHidden, ...known, root, state: "here" });
    this.#store.parcels.add(root, saidItem(item, root));
    // It was told edited first: others that were told of it later, and are older, do not stand over that.
    const { event } = item;
    if (event.kind === "said" && event.isEdit && !event.isOwn) {
      const edit = { type: "edit", text: event.said.text } as const;
      this.#store.parcels.add(root, changeItem(item, root, edit));
    }
    // Somebody hid it before Meta told of it.
    if (isHidden)
      this.#store.parcels.add(root, changeItem({ ...item, key: `${item.key}:hidden` }, root, HIDDEN));
    for (const waiting of this.#store.release(id)) this.#apply(waiting);
  }

  /** Somebody answers what the Page wrote: its thread begins with that. */
  #wake(root: string): void {
    const known = this.#store.comment(root);
    if (known?.state !== "quiet") return;
    this.#store.setComment(root, { ...known, state: "here" });
    for (const item of this.#store.release(root)) {
      if (item.event.id === root) this.#store.parcels.add(root, saidItem(item, root));
      else this.#apply(item);
    }
  }

  #carryOn(): void {
    this.#carrier.wereAdded();
    const awaitedAt = this.#store.awaitedAt();
    if (awaitedAt !== null) this.agenda.wakeBy(awaitedAt);
    this.ctx.waitUntil(this.#carrier.deliver());
  }

  async #bring(thread: string, items: InboundItem[]): Promise<void> {
    const name = this.#store.name() ?? "";
    const colon = name.indexOf(":");
    const [pageId, postId] = [name.slice(0, colon), name.slice(colon + 1)];
    const context = await this.#asker.context(pageId, postId);
    const conversation = `${pageId}:${thread}`;
    const stub = conversationStub(this.env, conversation);
    const { deadLetters } = await stub.takeComments(conversation, {
      ...{ postId, context, items, metrics: this.meter.taken() },
    });
    const letters = deadLettersOf(conversation, items, deadLetters);
    if (letters.length > 0) await pageStub(this.env, pageId).bury(pageId, letters);
  }

  /** What some answer never came: it was written before the Page took comments. Meta is asked for it. */
  async #askParents(now: number): Promise<number | undefined> {
    for (let awaits = this.#store.awaited(now); awaits !== null; awaits = this.#store.awaited(now)) {
      const [first] = this.#store.peek(awaits);
      const answer = first === undefined ? null : await this.#asker.comment(first, awaits);
      if (answer === "later") {
        this.#store.postponeHeld(awaits, Date.now() + ASK_AGAIN_MS);
        continue;
      }
      this.#store.transaction(() => {
        // Where it came meanwhile it is nothing new.
        if (answer !== null && answer !== "silent") this.#apply(answer);
        const known = this.#store.comment(awaits);
        if (known === null || known.state === "unseen" || known.state === "begun") this.#beginAt(awaits);
        // Those who answered it wait no longer; what it says is asked for again.
        if (answer === "silent" && first !== undefined && now - first.toldAt < ASKED_FOR_MS)
          this.#store.hold(awaits, first, Date.now() + ASK_AGAIN_MS);
      });
    }
    this.#carryOn();
    return this.#store.awaitedAt() ?? undefined;
  }

  /** Nobody says what it stands under, or what it says: those who answer it have a thread all the same. */
  #beginAt(id: string): void {
    const isHeld = this.#store.peek(id).length > 0;
    if (!isHeld) return;
    this.#store.setComment(id, { isHidden: false, ...this.#store.comment(id), root: id, state: "begun" });
    for (const waiting of this.#store.release(id)) this.#apply(waiting);
  }
}

/** What was tried is taken back. */
class TriedError extends Error {}

function stateOf({ state, isHidden }: { state: string; isHidden: boolean }): string {
  return isHidden ? `${state}, hidden` : state;
}

const HIDDEN = { type: "hide", isHidden: true } as const;
