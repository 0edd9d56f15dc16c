import type { Env } from "../../../env.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Publication, Route } from "../../kernel/contracts.ts";
import { deskStub, pageStub } from "../../kernel/stubs.ts";
import { learnPeopleApps } from "../inbound/answers.ts";
import { publicationSince } from "./publication.ts";
import type { ConversationStore } from "../log/store.ts";

/** A desk that keeps refusing, or keeps answering an old rev, is left to the alarm. */
const ROUNDS_MAX = 6;

/**
 * Tells the Desk what changed, one call at a time, cumulatively, until it has everything. Nothing of this needs
 * a row: after an eviction the Desk's own answer says where it stands.
 */
export class Publisher {
  readonly #env: Env;
  readonly #store: ConversationStore;
  /** The rev that the Desk has, by its own word or, at first, by assumption: a wrong guess costs one more round. */
  #deskRev: number | null = null;
  #isConfirmed = false;
  /** How often it was doubted: what was under way meanwhile confirms nothing. */
  #doubts = 0;
  /** By the Desk's last word nobody has the thread before them. What is not known counts as watched. */
  #isUnwatched = false;
  /** How often the thread was opened: what the Desk said before that says nothing of who watches now. */
  #openings = 0;
  /** What changed up to this rev, and the Desk does not have, no list shows. */
  #restsAt: number | null = null;
  #refused: Route | null = null;
  #running: Promise<PublishResult> | null = null;

  /** What is on its way. */
  #telling: Promise<unknown> | null = null;
  readonly #wentBack: () => void;
  readonly #ready: () => Promise<void>;

  /** `wentBack`: the Desk knows more of it than there is; begins anew. `ready`: resolves when the Desk may be told. */
  constructor(env: Env, store: ConversationStore, wentBack: () => void, ready: () => Promise<void>) {
    this.#env = env;
    this.#store = store;
    this.#wentBack = wentBack;
    this.#ready = ready;
  }

  /** The thread was erased: what the Desk had of it is nothing that news follow on. */
  forget(): void {
    this.#deskRev = null;
    this.#restsAt = null;
    this.#refused = null;
    this.#isUnwatched = false;
    this.doubt();
  }

  /** Resolves when nothing is on its way to the Desk that left before. Never rejects. */
  async arrived(): Promise<void> {
    await this.#telling?.catch(() => undefined);
  }

  /** Whether the Desk has said where it stands since this instance began, or since it was doubted. */
  get isConfirmed(): boolean {
    return this.#isConfirmed;
  }

  /** Before the first change of this instance: the Desk most likely has all that came before it. */
  assumeUpToDate(): void {
    this.#deskRev ??= this.#store.topRev();
  }

  /** An agent reads the thread, and is told from now on. */
  opened(): void {
    this.#openings += 1;
    this.#isUnwatched = false;
  }

  /** Whether the Desk has, by its own word, all that is to be told: what it lacks rests. */
  get isTold(): boolean {
    const rev = this.#store.topRev();
    return this.#isConfirmed && (this.#deskRev === rev || this.#restsAt === rev);
  }

  /** Whether the Desk has all that lists show, and nobody has the thread before them. */
  get isUnwatched(): boolean {
    return this.#isUnwatched && this.isTold;
  }

  /**
   * Where the thread is unwatched: what is new no list shows, and it waits for the next publication. It is in the log;
   * whoever opens the thread reads it there, and an instance that comes after this one assumes nothing of it.
   */
  rest(): void {
    this.#restsAt = this.#store.topRev();
  }

  /** The Desk may no longer be ours: ask it again. */
  doubt(): void {
    this.#doubts += 1;
    this.#isConfirmed = false;
  }

  /** For the answer to a command, which carries the news to the Desk by itself. */
  current(): Publication {
    return publicationSince(this.#store, this.#deskRev ?? this.#store.topRev());
  }

  /**
   * Resolves when the Desk has everything that was written before the call. `not_connected`: the Page has no desk
   * and will call when it has. Rejects when an object could not be reached.
   */
  publish(): Promise<PublishResult> {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(): Promise<PublishResult> {
    for (let round = 0; round < ROUNDS_MAX; round++) {
      await this.#ready();
      if (this.#isConfirmed && this.#deskRev === this.#store.topRev()) return "published";
      const [doubts, openings] = [this.#doubts, this.#openings];
      const desk = this.#store.existingThread().desk ?? (await this.#findDesk());
      if (desk === null) return "not_connected";
      const { meter, outbox } = this.#store;
      const metrics = { ...meter.parcel(), outbox: outbox.standing() };
      const toldAt = Date.now();
      const telling = Promise.resolve(
        deskStub(this.#env, desk).publish(desk, { ...this.current(), metrics }),
      );
      this.#telling = telling;
      const answer = await telling;
      if (answer.ok) meter.arrived(metrics.no);
      meter.observe("publish_seconds", {}, (Date.now() - toldAt) / 1000);
      if (!answer.ok && answer.code === "went_back") {
        this.#wentBack();
        // Of the new epoch it has nothing.
        this.#deskRev = 0;
        continue;
      }
      if (!answer.ok) {
        const { generation } = this.#store.existingThread();
        this.#refused = { desk, generation };
        this.#store.thread.setRoute(null);
        continue;
      }
      this.#deskRev = answer.have;
      this.#isConfirmed = doubts === this.#doubts;
      this.#isUnwatched = answer.watched === false && openings === this.#openings;
      learnPeopleApps(this.#store, answer.peopleApps ?? []);
    }
    throw new Error("the desk does not catch up");
  }

  async #findDesk(): Promise<string | null> {
    const { conversation } = this.#store.existingThread();
    const { pageId } = partsOfName(conversation);
    const route = await pageStub(this.#env, pageId).route(pageId, conversation, this.#refused);
    if (route === null) return null;
    this.#store.thread.setRoute(route);
    this.#refused = null;
    // A desk we come to anew may hold nothing of us; it says so, and all is sent.
    return route.desk;
  }
}

/** `not_connected`: its Page has no desk, and will call once it has one. */
export type PublishResult = "published" | "not_connected";
