import { askProgram } from "./bots/ask.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import type { InboundItem } from "../../domain/item.ts";
import type { RetentionOrder } from "../../domain/retention.ts";
import { nextInternalAttempt, nextSubscribeAttempt } from "../../domain/retry.ts";
import { done, refused, type Outcome } from "../../domain/outcome.ts";
import { isSeen, type LinkSight } from "../../domain/review-link.ts";
import { keyOf, mediaOfFile } from "../../bucket/keys.ts";
import { configOf } from "../../config.ts";
import type { Env } from "../../env.ts";
import { log, nameInLog, traceOf } from "../../log.ts";
import type { Attempt } from "../../protocol/message/attempt.ts";
import type { Entry, Fetched } from "../../protocol/message/entry.ts";
import type { MessageVersion } from "../../protocol/frames.ts";
import type { Foreseen } from "../../protocol/black-box/foreseen.ts";
import { partsOfName, type Cursor, type Rev } from "../../protocol/ids.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import { Agenda, OVERDUE, type Duty } from "../kernel/agenda.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import { Carrier } from "../kernel/carrier.ts";
import type {
  ActAnswer,
  AgentCommand,
  BotHeard,
  CommentCommand,
  CommentDelivery,
  CommentEdit,
  LinkParcel,
  BotOrder,
  CommandAnswer,
  ControlCommand,
  CopiedFile,
  CustomerSignal,
  DeskLife,
  ErasedAnswer,
  Guard,
  HoldCommand,
  KeptFile,
  ModerateCommand,
  NoteAnswer,
  NoteChange,
  NoteCommand,
  PastAnswer,
  ReactCommand,
  CarriedLine,
  PastOrder,
  PastPiece,
  Publication,
  RecoverAnswer,
  RecoverOrder,
  ForgottenAnswer,
  RetainAnswer,
  RetainPreview,
  Route,
  SendCommand,
  SettledAs,
  ThreadRead,
} from "../kernel/contracts.ts";
import type { ConversationDoor } from "../kernel/doors/conversation.ts";
import type { MetricsParcel } from "../kernel/metrics/meter.ts";
import { GivenFiles } from "../kernel/given-files.ts";
import { settledWithin } from "../kernel/settled-within.ts";
import { isStorageWorking } from "../kernel/storage-probe.ts";
import { Restorer, type RestoreAnswer, type RestoreStep } from "../kernel/restorer.ts";
import { conversationStub, pageStub } from "../kernel/stubs.ts";
import { noteComments } from "./comments/note.ts";
import { lookAtComment } from "./comments/look.ts";
import { applyLink } from "./comments/links.ts";
import { LINK_ATTEMPTS_MAX, seekLinks } from "./comments/seek-links.ts";
import { rulesAt } from "./kinds/rules.ts";
import { acceptConfirm, acceptRetry, acceptSend, acceptSettle, acceptWithdraw } from "./outbox/accept.ts";
import { acceptReaction } from "./outbox/accept-reaction.ts";
import { Acts } from "./outbox/acts.ts";
import { Reactions } from "./outbox/reactions.ts";
import { learnPeopleApps } from "./inbound/answers.ts";
import { countItems } from "./inbound/counted.ts";
import { versionsOf } from "./log/changes.ts";
import { toEntries } from "./log/across.ts";
import { keyOfPart, toEntry, waitingOf } from "./log/entry-row.ts";
import { foreseeItems } from "./inbound/foresee.ts";
import { applyItem } from "./inbound/ingest.ts";
import { Jobs } from "./jobs.ts";
import type { DepartureOf } from "./outbox/departure.ts";
import { Leases } from "./outbox/leases.ts";
import { LookUp } from "./outbox/look-up.ts";
import { Uploads } from "./files/uploads.ts";
import { MediaCopier } from "./media/copier.ts";
import { entryOfMedia } from "./media/entry-media.ts";
import { writeLines } from "./news/lines.ts";
import { writeEvent } from "./news/write-line.ts";
import { acceptNote, changeNote, findNote } from "./news/notes.ts";
import { MetaRecord } from "./inbound/record.ts";
import { fetchProfile, isProfileStale } from "./customer/profile.ts";
import { listedOf, publicationSince } from "./news/publication.ts";
import { Publisher } from "./news/publisher.ts";
import { Personas } from "./outbox/personas.ts";
import { Pump } from "./outbox/pump.ts";
import type { Gathered, GatheredPage } from "../../protocol/thread/gathered.ts";
import type { Hold } from "../../protocol/thread/conversation.ts";
import type { Marks } from "../../protocol/thread/marks.ts";
import type { OfTicket } from "../../protocol/tickets/ticket.ts";
import { gatherEntries, readHistory, readThread } from "./news/reading.ts";
import { Reconciler } from "./inbound/reconciler.ts";
import { Retrieval, YOUNG_MS } from "./inbound/retrieval.ts";
import { Retainer } from "./retention/retainer.ts";
import { Indexer } from "./search/indexer.ts";
import { sendSignal } from "./outbox/signals.ts";
import { Eraser, NotErasedError } from "./erasure/eraser.ts";
import { forgetWordsOf } from "./erasure/their-words.ts";
import { ConversationStore, ErasedError, WrongObjectError } from "./log/store.ts";
import type { Job, JobKind } from "./log/thread-store.ts";

/** A webhook is answered after this even when the Desk is silent: the alarm then goes on trying. */
const PUBLISH_WAIT_MS = 1_000;

/** A message has left, and news is told, within this; what takes longer guards itself. */
const SOON_MS = 30_000;

/** Deliveries may have been under way when storage was as it is again. */
const LOST_OVERLAP_MS = 10 * 60_000;

/** It makes no sense in a conversation of this kind. */
const WRONG_KIND: Refusal = { code: "not_sendable", path: "kind", why: "not_allowed" };
type RuleOfActs = "hasCommentActions" | "hasThreadControl" | "hasModeration" | "hasReactions";

type Accepted = ReturnType<typeof acceptSend>;

/**
 * What it does later, in this order. The outbox sends what waits; news are told to the Desk, where it may lack some and
 * no other try has its time (`publish`).
 */
export type ConversationDuty =
  | "erasure"
  | "media"
  | "outbox"
  | "reactions"
  | "links"
  | "news"
  | "files"
  | "retention"
  | "search"
  | JobKind;

/**
 * The thread with one customer, and the only writer of its log, outbox, marks and window. What its methods
 * do for others is told at its door.
 */
export class Conversation extends MeteredObject implements ConversationDoor {
  readonly #store: ConversationStore;
  readonly agenda: Agenda<ConversationDuty>;
  readonly #publisher: Publisher;
  readonly #leases: Leases;
  readonly #record: MetaRecord;
  readonly #lookUp: LookUp;
  readonly #retrieval: Retrieval;
  readonly #pump: Pump;
  readonly #acts: Acts;
  readonly #reactions: Reactions;
  readonly #media: MediaCopier;
  readonly #files: GivenFiles;
  readonly #jobs: Jobs;
  readonly #eraser: Eraser;
  readonly #retainer: Retainer;
  readonly #indexer: Indexer;
  readonly #carrier: Carrier<LinkParcel>;
  readonly #restorer: Restorer;
  readonly #id: string;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "conversation");
    this.#id = nameInLog(ctx.id);
    this.#store = new ConversationStore(ctx.storage);
    this.#jobs = new Jobs({
      store: this.#store,
      wakeBy: (at) => this.agenda.wakeBy(at),
      objectId: this.#id,
      work: {
        publish: async () => {
          await this.#publisher.publish();
          return null;
        },
        profile: (attempts) => this.#askProfile(attempts),
        private_links: (attempts) => this.#seekLinks(attempts),
        recover: (attempts) => this.#recoverLost(attempts),
      },
    });
    this.agenda = new Agenda<ConversationDuty>("conversation", ctx.storage, this.#duties());
    this.#publisher = new Publisher(
      env,
      this.#store,
      () => this.#beginAnew(),
      () => this.#eraser.deskForgot(),
    );
    this.#indexer = new Indexer({ env, store: this.#store, agenda: this.agenda });
    this.#eraser = new Eraser({
      ...{ env, store: this.#store, agenda: this.agenda, objectId: this.#id, nameOfObject: ctx.id.name },
      toldAll: async () => {
        await this.#publisher.arrived();
        await this.#indexer.arrived();
      },
      forgotten: () => {
        this.#publisher.forget();
        this.#indexer.forget();
        this.#leases.drop();
      },
      begins: () => {
        this.#publisher.doubt();
        if (!this.#store.isEmpty()) this.agenda.wakeBy(Date.now());
      },
    });
    this.#retainer = new Retainer({
      ...{ env, store: this.#store, agenda: this.agenda, objectId: this.#id },
      erase: async (isStill) => {
        await this.#eraser.erase(this.#store.existingThread().conversation, Date.now(), isStill);
      },
      publish: () => this.#publishSoon(),
    });
    this.#leases = new Leases(env, this.#store.meter);
    this.#carrier = new Carrier<LinkParcel>({
      store: () => (this.#store.isEmpty() ? null : this.#store.parcels),
      agenda: this.agenda,
      bring: (receiver, links) => conversationStub(env, receiver).takeLinks(receiver, links),
      objectId: this.#id,
    });
    this.#acts = new Acts({ store: this.#store, leases: this.#leases, objectId: this.#id });
    this.#reactions = new Reactions({
      store: this.#store,
      leases: this.#leases,
      agenda: this.agenda,
      objectId: this.#id,
    });
    const record = new MetaRecord(env, this.#store);
    this.#record = record;
    const reconciler = new Reconciler({
      store: this.#store,
      record,
      agenda: this.agenda,
      objectId: this.#id,
    });
    this.#lookUp = new LookUp({ store: this.#store, reconciler });
    this.#retrieval = new Retrieval({
      store: this.#store,
      reconciler,
      keep: (items, fetched) => this.#keepFetched(items, fetched),
    });
    this.#pump = new Pump({
      env,
      store: this.#store,
      leases: this.#leases,
      personas: new Personas(env),
      lookUp: this.#lookUp,
      uploads: new Uploads({ env, store: this.#store }),
      agenda: this.agenda,
      objectId: this.#id,
      linked: (write) => this.#carried(write),
    });
    this.#media = new MediaCopier({
      env,
      store: this.#store,
      agenda: this.agenda,
      objectId: this.#id,
      waitUntil: (work) => ctx.waitUntil(work),
      publish: () => this.#publishSoon(),
    });
    this.#files = new GivenFiles({
      ...{ env, files: this.#store.files, agenda: this.agenda },
      transaction: (change) => {
        this.#store.transaction(change);
      },
      keyOf: (file) => keyOf(this.#store.existingThread().conversation, mediaOfFile(file)),
    });
    this.#restorer = new Restorer(ctx, {
      look: (at) => this.#store.youngerThan(at),
      wentBack: async () => {
        if (this.#store.isEmpty()) return;
        this.#beginAnew();
        this.#publisher.doubt();
        await this.#publishSoon();
      },
    });
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  async ingest(
    name: string,
    items: InboundItem[],
    appId: string | null = null,
    metrics?: MetricsParcel,
  ): Promise<{ deadLetters: number[]; isKept?: true }> {
    if (metrics !== undefined) this.meter.absorb(metrics);
    return await this.#take(name, items, appId, () => undefined);
  }

  async foresee(name: string, items: InboundItem[], appId: string | null = null): Promise<Foreseen[]> {
    const known = this.#store.isEmpty() ? null : this.#store.existingThread().conversation;
    if (known !== null && known !== name) throw new WrongObjectError();
    const ofApp = appId ?? configOf(this.env).appId;
    const unerased = new Set(await this.#eraser.unerased(items));
    const now = Date.now();
    return foreseeItems(
      {
        ...{ store: this.#store, name },
        barred: (item) => {
          if (!unerased.has(item) || this.#eraser.isErased(item, ofApp)) return "erased";
          return this.#retainer.isRemoved(item.at) ? "removed" : null;
        },
        apply: (item) => applyItem({ store: this.#store, appId: ofApp, now, fetched: null }, item),
      },
      items,
    );
  }

  async takeComments(
    name: string,
    { postId, context, items, metrics }: CommentDelivery,
  ): Promise<{ deadLetters: number[]; isKept?: true }> {
    if (metrics !== undefined) this.meter.absorb(metrics);
    return await this.#take(name, items, null, (its) => {
      noteComments(this.#store, { postId, context, items: its, now: Date.now() });
    });
  }

  /** `about`: writes what else is told with them, in the same transaction, behind the thread's row. */
  async #take(
    name: string,
    items: InboundItem[],
    appId: string | null,
    about: (its: InboundItem[]) => void,
  ): Promise<{ deadLetters: number[]; isKept?: true }> {
    const ofApp = appId ?? configOf(this.env).appId;
    const unerased = await this.#eraser.unerased(items);
    // Nothing of what was erased comes in; it may be erased while the Page is asked.
    const admitted = (): InboundItem[] =>
      unerased.filter((item) => !this.#eraser.isErased(item, ofApp) && !this.#retainer.isRemoved(item.at));
    const asked = admitted();
    if (asked.length === 0) return { deadLetters: [] };
    const first = this.#store.isEmpty() ? await this.#firstRoute(name, asked) : null;
    if (first?.route === null) return { deadLetters: [], isKept: true };
    const its = admitted();
    if (its.length === 0) return { deadLetters: [] };
    const now = Date.now();
    this.#assumeUpToDate();
    const isNew = this.#store.isEmpty();
    const open = isNew ? null : this.#store.outbox.head();
    const listed = !isNew && this.#publisher.isUnwatched ? listedOf(this.#store) : null;
    const ensure = (): void => {
      this.#store.ensureThread(name, first?.route ?? null);
      about(its);
    };
    const buried = this.#applyAll(its, now, null, ensure, ofApp);
    countItems(this.meter, its, { now, buried: buried.length });
    const hasProfile = rulesAt(this.#store).hasProfile;
    if (hasProfile && (isNew || this.#wantsProfile(its, now)))
      this.#jobs.set({ kind: "profile", due_at: now, attempts: 0 });
    this.#media.start();
    this.#carrier.wereAdded();
    if (this.#carrier.dueAt() !== null) this.ctx.waitUntil(this.#carrier.deliver());
    // An echo told what became of the message that all others waited for.
    const isAnswered = open !== null && this.#store.outbox.head()?.seq !== open.seq;
    if (isAnswered) this.ctx.waitUntil(this.#pumpAndPublish());
    // Marks of a thread that nobody looks at.
    if (listed !== null && listed === listedOf(this.#store)) this.#publisher.rest();
    else await this.#publishSoon();
    return { deadLetters: items.flatMap((item, at) => (buried.includes(item) ? [at] : [])) };
  }

  async restore(_name: string, step: RestoreStep): Promise<RestoreAnswer> {
    return await this.#restorer.take(step);
  }

  async erase(name: string, askedAt: number): Promise<ErasedAnswer> {
    const known = this.#store.isEmpty() ? null : this.#store.existingThread().conversation;
    if (known !== null && known !== name) throw new WrongObjectError();
    const holdNow = (): Hold | null => (this.#store.isEmpty() ? null : this.#store.thread.hold());
    const erased =
      holdNow() === null ? await this.#eraser.erase(name, askedAt, () => holdNow() === null) : null;
    if (erased !== null) return erased;
    const hold = holdNow();
    if (hold === null) throw new NotErasedError();
    return { entries: 0, isKnown: true, hold };
  }

  async forgetWordsOf(name: string, person: string): Promise<ForgottenAnswer> {
    if (this.#store.isEmpty()) return { entries: 0, isAll: true };
    this.#enter(name);
    const hold = this.#store.thread.hold();
    if (hold !== null) return { entries: 0, isAll: false, hold };
    const before = this.#store.topRev();
    const told = this.#store.transaction(() => forgetWordsOf(this.#store, person));
    if (this.#store.topRev() > before) {
      this.agenda.wakeBy(Date.now());
      await this.#publishSoon();
    }
    return told;
  }

  async retain(name: string, order: RetentionOrder): Promise<RetainAnswer> {
    if (this.#store.isEmpty()) return { spared: null, more: false, nextAt: null };
    this.#enter(name);
    return await this.#retainer.retain(order);
  }

  previewRetention(name: string, order: RetentionOrder): RetainPreview | null {
    if (this.#store.isEmpty()) return null;
    this.#enter(name);
    return this.#retainer.preview(order);
  }

  async importPast(name: string, command: string): Promise<PastAnswer> {
    this.#enter(name);
    if (!rulesAt(this.#store).hasPast) return refused(WRONG_KIND);
    const outcome = await this.#retrieval.import(command);
    await this.#publishSoon();
    return outcome;
  }

  async importPiece(name: string, { graphId, updatedAt }: PastOrder): Promise<PastPiece> {
    const wasBlank = this.#eraser.isBlank;
    const erasedAt = this.#store.erasure.find()?.erased_at ?? 0;
    if (wasBlank && updatedAt <= erasedAt) return { ok: true, imported: 0, more: false, isShort: false };
    this.#store.ensureThread(name);
    if (this.#store.existingThread().graph_id === null) this.#store.thread.setGraphId(graphId);
    this.#assumeUpToDate();
    const rev = this.#store.topRev();
    const piece = await this.#retrieval.importPiece();
    if (wasBlank && !this.#store.isEmpty() && this.#store.entries.topRev() === 0) {
      this.#eraser.wipeAgain();
      return piece;
    }
    if (this.#store.topRev() > rev) await this.#publishSoon();
    return piece;
  }

  async recover(name: string, order: RecoverOrder): Promise<RecoverAnswer> {
    const wasBlank = this.#eraser.isBlank;
    const erasedAt = this.#store.erasure.find()?.erased_at ?? 0;
    if (wasBlank && order.updatedAt <= erasedAt) return { ok: true, found: 0 };
    this.#store.ensureThread(name);
    this.#assumeUpToDate();
    const rev = this.#store.topRev();
    const answer = await this.#retrieval.recover(order);
    // What Meta has of later may be no more than that it was read.
    if (wasBlank && !this.#store.isEmpty() && this.#store.entries.topRev() === 0) {
      this.#eraser.wipeAgain();
      return answer;
    }
    // A conversation of which nothing is known is nothing to show.
    const isRetold = order.isRetold === true && this.#store.entries.topRev() > 0;
    if (isRetold) this.#publisher.doubt();
    if (isRetold || this.#store.topRev() > rev) await this.#publishSoon();
    return answer;
  }

  send(name: string, command: SendCommand): CommandAnswer {
    // It was sent, or taken into the outbox, before the thread was erased.
    if (this.#store.erasure.hasKey(keyOfPart(command.id, 1))) return refused({ code: "not_found" });
    if (command.isOff === true) this.#leases.drop();
    return this.#accept(name, (now) => acceptSend(this.#store, command, now, this.#departureOf));
  }

  retry(name: string, command: AgentCommand & Guard & { entry: number }): CommandAnswer {
    return this.#accept(name, (now) => acceptRetry(this.#store, command, now, this.#departureOf));
  }

  settle(name: string, command: AgentCommand & Guard & { entry: number; as: SettledAs }): CommandAnswer {
    return this.#accept(name, (now) => acceptSettle(this.#store, command, now, this.#departureOf));
  }

  withdraw(name: string, command: AgentCommand & { entry: number }): CommandAnswer {
    return this.#accept(name, () => acceptWithdraw(this.#store, command));
  }

  confirm(name: string, command: AgentCommand & { entry: number }): CommandAnswer {
    return this.#accept(name, (now) => acceptConfirm(this.#store, command, now));
  }

  async react(name: string, command: ReactCommand): Promise<ActAnswer> {
    const now = Date.now();
    const answer = await this.#byRule(name, "hasReactions", () =>
      Promise.resolve(this.#store.transaction(() => acceptReaction(this.#store, command, now))),
    );
    this.ctx.waitUntil(this.agenda.guarded("reactions", SOON_MS, () => this.#reactAndPublish()));
    return answer;
  }

  async control(name: string, command: ControlCommand): Promise<ActAnswer> {
    return await this.#byRule(name, "hasThreadControl", () => this.#acts.control(command));
  }

  async moderate(name: string, command: ModerateCommand): Promise<ActAnswer> {
    return await this.#byRule(name, "hasModeration", () => this.#acts.moderate(command));
  }

  async hold(name: string, { id, isHeld, reason, by }: HoldCommand): Promise<ActAnswer> {
    return await this.#act(name, () =>
      Promise.resolve(
        this.#store.transaction((): Outcome<{ isRepeated: boolean }, Refusal> => {
          const key = `#hold:${id}`;
          const isSo = (this.#store.thread.hold() !== null) === isHeld;
          if (isSo || this.#store.entries.byKey(key) !== null) return done({ isRepeated: true });
          const at = Date.now();
          this.#store.thread.setHold(isHeld ? { at, by, reason } : null, this.#store.nextRev());
          writeEvent(this.#store, {
            ...{ key, at, event: { type: "hold", isHeld, reason, by } },
            interaction: this.#store.thread.interaction()?.id ?? null,
          });
          return done({ isRepeated: false });
        }),
      ),
    );
  }

  holdOf(name: string): Hold | null {
    if (this.#store.isEmpty()) return null;
    this.#enter(name);
    return this.#store.thread.hold();
  }

  async actOnComment(name: string, command: CommentCommand): Promise<ActAnswer> {
    return await this.#byRule(name, "hasCommentActions", () => this.#acts.comment(command));
  }

  async editComment(name: string, command: CommentEdit): Promise<ActAnswer> {
    return await this.#byRule(name, "hasCommentActions", () => this.#acts.editComment(command));
  }

  async lookAtComment(name: string, entry: number): Promise<ActAnswer> {
    const tools = { store: this.#store, record: this.#record };
    return await this.#byRule(name, "hasCommentActions", () => lookAtComment(tools, entry, Date.now()));
  }

  async takeLinks(name: string, told: LinkParcel[]): Promise<void> {
    const links = told.filter((link) => !this.#eraser.isErasedLink(link));
    if (links.length === 0) return;
    this.#store.ensureThread(name);
    this.#assumeUpToDate();
    this.#carried(() => {
      for (const link of links) applyLink(this.#store, link);
    });
    await this.#publishSoon();
  }

  async addNote(name: string, command: NoteCommand): Promise<NoteAnswer> {
    return await this.#act(name, () =>
      Promise.resolve(this.#store.transaction(() => acceptNote(this.#store, command, Date.now()))),
    );
  }

  findNote(name: string, id: string): number | null {
    this.#enter(name);
    return findNote(this.#store, id);
  }

  noteOfTicket(name: string, ofTicket: OfTicket): { entries: Entry[]; marks: Marks } {
    this.#enter(name);
    const { delivered_at: deliveredAt, read_at: readAt } = this.#store.existingThread();
    const entries = toEntries(this.#store, this.#store.entries.ofTicket(ofTicket));
    return { entries, marks: { deliveredAt, readAt } };
  }

  async changeNote(name: string, change: NoteChange): Promise<NoteAnswer> {
    return await this.#act(name, () =>
      Promise.resolve(this.#store.transaction(() => changeNote(this.#store, change, Date.now()))),
    );
  }

  async signal(name: string, signal: CustomerSignal): Promise<void> {
    this.#enter(name);
    await sendSignal(this.#store, this.#leases, signal, this.#id);
  }

  async askBot(name: string, order: BotOrder): Promise<BotHeard> {
    this.#enter(name);
    return await askProgram(this.#store, order, Date.now());
  }

  beginFile(name: string): Outcome<{ file: string }, { code: "too_many_files" }> {
    this.#enter(name);
    return this.#files.begin(Date.now());
  }

  endFile(name: string, file: string, kept: KeptFile | null): boolean {
    if (this.#eraser.isBlank) return kept === null;
    this.#enter(name);
    return this.#files.end(file, kept);
  }

  media(name: string, id: string): Outcome<CopiedFile, Refusal> {
    this.#enter(name);
    return this.#media.find(id);
  }

  async retryMedia(name: string, id: string): Promise<ActAnswer> {
    return await this.#act(name, () => Promise.resolve(this.#media.retry(id)));
  }

  writeLines(name: string, lines: CarriedLine[], desk: DeskLife | null = null): Publication {
    this.#enter(name);
    this.#store.transaction(() => writeLines(this.#store, lines, desk));
    return this.#publisher.current();
  }

  open(name: string, cursor: Cursor | null): ThreadRead {
    this.#enter(name);
    this.#publisher.opened();
    if (this.#lookUp.isDue(Date.now())) this.ctx.waitUntil(this.#lookUpAndPublish());
    return readThread(this.#store, cursor);
  }

  history(
    name: string,
    before: { at: number; id: number } | null,
    limit: number,
  ): { entries: Entry[]; more: boolean } {
    this.#enter(name);
    return readHistory(this.#store, before, limit);
  }

  gather(name: string, what: Gathered, before: { at: number; id: number } | null): GatheredPage {
    this.#enter(name);
    return gatherEntries(this.#store, what, before);
  }

  shows(name: string, sight: LinkSight, what: { entry: number } | { media: string }): boolean {
    this.#enter(name);
    const seq = "entry" in what ? what.entry : entryOfMedia(what.media);
    const row = seq === null ? null : this.#store.entries.bySeq(seq);
    return row === null || isSeen(sight, toEntry(row));
  }

  hasAccepted(name: string, id: string): boolean {
    this.#enter(name);
    return this.#store.outbox.byCommand(id).length > 0;
  }

  edits(name: string, entry: number): Outcome<{ versions: MessageVersion[] }, Refusal> {
    this.#enter(name);
    const versions = versionsOf(this.#store, entry);
    return versions === null ? refused({ code: "not_found" }) : done({ versions });
  }

  entry(name: string, entry: number): Outcome<{ entry: Entry }, Refusal> {
    this.#enter(name);
    const row = this.#store.entries.bySeq(entry);
    const [told] = toEntries(this.#store, row === null ? [] : [row]);
    return told === undefined ? refused({ code: "not_found" }) : done({ entry: told });
  }

  attempts(name: string, entry: number): Outcome<{ attempts: Attempt[] }, Refusal> {
    this.#enter(name);
    const isOurs = this.#store.entries.bySeq(entry)?.state != null;
    return isOurs ? done({ attempts: this.#store.attempts.of(entry) }) : refused({ code: "not_found" });
  }

  isSending(name: string): boolean {
    this.#enter(name);
    return this.#store.outbox.head() !== null;
  }

  changesSince(name: string, rev: Rev): Publication {
    this.#enter(name);
    return publicationSince(this.#store, rev);
  }

  entriesSince(name: string, rev: Rev, limit: number): Entry[] {
    this.#enter(name);
    return toEntries(this.#store, this.#store.entries.changedSince(rev, limit));
  }

  async index(name: string): Promise<void> {
    if (this.#store.isEmpty()) return;
    this.#enter(name);
    await this.#indexer.tellAll();
  }

  async learnPeopleApps(name: string, appIds: string[]): Promise<void> {
    this.#enter(name);
    learnPeopleApps(this.#store, appIds);
    await this.#publishSoon();
  }

  async wake(name: string): Promise<void> {
    if (this.#store.isEmpty()) return;
    this.#enter(name);
    const now = Date.now();
    const head = this.#store.outbox.head();
    const waiting = head?.state === "queued" ? waitingOf(head) : null;
    // Time for its agent to take it back is not the Page's to end.
    if (head !== null && waiting !== null && waiting.reason !== "undo") {
      this.#store.outbox.release(head.seq, this.#store.nextRev(), now, null);
    }
    this.#leases.drop();
    this.#pump.hurry();
    this.#store.reactions.hurry(now);
    this.#publisher.doubt();
    this.#jobs.hurry(now);
    this.agenda.wakeBy(now);
    await this.#publishSoon();
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<ConversationDuty>[] {
    const whereKnown = (dueAt: () => number | null) => () => (this.#store.isEmpty() ? null : dueAt());
    return [
      // Also where there is no thread any more.
      { name: "erasure", dueAt: () => this.#eraser.dueAt(), run: () => this.#eraser.run() },
      {
        name: "media",
        dueAt: whereKnown(() => this.#store.media.nextDueAt()),
        run: (now) => this.#media.resume(now),
      },
      // A message waits for nobody's profile.
      { name: "outbox", dueAt: whereKnown(() => this.#pump.dueAt()), run: () => this.#pumpAndPublish() },
      {
        name: "reactions",
        dueAt: whereKnown(() => this.#reactions.dueAt()),
        run: () => this.#reactAndPublish(),
      },
      {
        name: "links",
        dueAt: whereKnown(() => this.#carrier.dueAt()),
        run: () => this.#carrier.deliver(),
      },
      { name: "news", dueAt: whereKnown(() => this.#newsDueAt()), run: () => this.#publishSoon() },
      {
        name: "files",
        dueAt: whereKnown(() => this.#files.dueAt()),
        run: (now) => this.#files.removeUnused(now),
      },
      ...this.#jobs.duties(),
      {
        name: "retention",
        dueAt: whereKnown(() => this.#retainer.dueAt()),
        run: () => this.#retainer.run(),
      },
      // Of all that it does this alone nobody waits for.
      { name: "search", dueAt: () => this.#indexer.dueAt(), run: () => this.#indexer.run() },
    ];
  }

  /**
   * What the Desk has is its own to say: an instance that has not heard it yet finds news overdue, and one that died over
   * them had set an alarm.
   */
  #newsDueAt(): number | null {
    return this.#publisher.isTold || this.#jobs.has("publish") ? null : OVERDUE;
  }

  /**
   * Where a conversation belongs of which nothing is known. The Page keeps what came where it has no desk. Null: it
   * cannot be asked now; then the items are kept here, and it is asked again with the news.
   */
  async #firstRoute(name: string, items: InboundItem[]): Promise<{ route: Route | null } | null> {
    const { pageId } = partsOfName(name);
    try {
      return { route: await pageStub(this.env, pageId).receive(pageId, name, items) };
    } catch (error) {
      log({ event: "fault", where: "conversation.firstRoute", error: traceOf(error) });
      return null;
    }
  }

  /** How every call but a webhook begins: as the thread of that name, of which the Desk knows all so far. */
  #enter(name: string): void {
    if (this.#eraser.isBlank) throw new ErasedError();
    this.#store.ensureThread(name);
    this.#assumeUpToDate();
  }

  /** Before the first change of this instance. */
  #assumeUpToDate(): void {
    this.#publisher.assumeUpToDate();
    this.#indexer.assumeUpToDate();
  }

  /**
   * All items in one transaction. Only where that fails does each have a savepoint of its own, so that one which no
   * table takes does not take its neighbours with it. Answers those that are buried.
   */
  #applyAll(
    items: InboundItem[],
    now: number,
    fetched: Fetched | null,
    first: () => void,
    appId = configOf(this.env).appId,
  ): InboundItem[] {
    const apply = (item: InboundItem): void => applyItem({ store: this.#store, appId, now, fetched }, item);
    try {
      this.#store.transaction(() => {
        first();
        for (const item of items) apply(item);
      });
      return [];
    } catch (error) {
      if (error instanceof WrongObjectError) throw error;
      return this.#store.transaction(() => {
        first();
        return items.filter((item) => this.#isBuried(() => apply(item)));
      });
    }
  }

  /** In a savepoint. What fails while the storage works is poison. */
  #isBuried(apply: () => void): boolean {
    try {
      this.#store.transaction(apply);
      return false;
    } catch (error) {
      if (error instanceof WrongObjectError || !isStorageWorking(this.ctx.storage)) throw error;
      log({ event: "dead_letter", object: this.#id, error: traceOf(error) });
      return true;
    }
  }

  #keepFetched(told: InboundItem[], fetched: Fetched): void {
    const now = Date.now();
    const items = told.filter(
      (item) => !this.#eraser.isErased(item, configOf(this.env).appId) && !this.#retainer.isRemoved(item.at),
    );
    // Whoever asked may ask again, but nothing is new then: the news is told all the same.
    if (items.length > 0)
      this.agenda.guarded("news", SOON_MS, () => this.#applyAll(items, now, fetched, () => undefined));
    if (this.#wantsProfile(items, now)) this.#jobs.set({ kind: "profile", due_at: now, attempts: 0 });
    this.#media.start();
  }

  /** A customer is asked about again when they write, not while they are silent. */
  #wantsProfile(items: InboundItem[], now: number): boolean {
    const hasWritten = items.some(({ event }) => event.kind === "message" || event.kind === "postback");
    if (!hasWritten || !rulesAt(this.#store).hasProfile || !isProfileStale(this.#store, now)) return false;
    return !this.#jobs.has("profile");
  }

  readonly #departureOf: DepartureOf = (message, now) => this.#pump.departureOf(message, now);

  #accept(name: string, decide: (now: number) => Accepted): CommandAnswer {
    this.#enter(name);
    const now = Date.now();
    const outcome = this.#store.transaction(() => decide(now));
    if (!outcome.ok) return refused(outcome.refusal);
    const { rows, isRepeated, leaving } = outcome.value;
    // The request is on its way before anything is told of it.
    if (leaving !== undefined) this.#pump.depart(leaving.row, leaving.departure);
    this.ctx.waitUntil(this.agenda.guarded("outbox", SOON_MS, () => this.#pumpAndPublish()));
    return {
      ok: true,
      value: {
        entries: toEntries(this.#store, rows),
        isRepeated,
        publication: this.#publisher.current(),
      },
    };
  }

  /** What an agent does at Meta, where a thread of this kind has it. */
  async #byRule(
    name: string,
    rule: RuleOfActs,
    act: () => Promise<Outcome<{ isRepeated: boolean }, Refusal>>,
  ): Promise<ActAnswer> {
    return await this.#act(name, () =>
      rulesAt(this.#store)[rule] ? act() : Promise.resolve(refused(WRONG_KIND)),
    );
  }

  /** Writes what may have other conversations told of something, and has it carried. */
  #carried(write: () => void): void {
    this.#store.transaction(write);
    this.#carrier.wereAdded();
    this.ctx.waitUntil(this.#carrier.deliver());
  }

  async #act<T>(
    name: string,
    act: () => Promise<Outcome<T, Refusal>>,
  ): Promise<Outcome<T & { publication: Publication }, Refusal>> {
    this.#enter(name);
    const outcome = await act();
    // The answer brings the news to the Desk, but it may be lost, or follow on what a Desk that slept has forgotten.
    if (outcome.ok) this.ctx.waitUntil(this.agenda.guarded("news", SOON_MS, () => this.#publishSoon()));
    return outcome.ok ? done({ ...outcome.value, publication: this.#publisher.current() }) : outcome;
  }

  async #pumpAndPublish(): Promise<void> {
    const head = this.#store.outbox.head();
    const isOfBefore = head?.state === "queued" && head.seq <= this.#store.session.startedAt;
    // If storage went back since, it may have left already: the Desk can tell.
    if (isOfBefore && !this.#publisher.isConfirmed) await this.#publishSoon();
    try {
      const pumping = this.#pump.run();
      // One publication tells of a quick send; a slow one is shown as "sending" meanwhile.
      while ((await settledWithin(pumping, PUBLISH_WAIT_MS)) === "timeout") {
        this.#pump.announceSlow();
        await this.#publishSoon();
      }
      await pumping;
    } catch (error) {
      // Graph calls never throw; this is the Page out of reach. The rows stay as they are.
      this.#outboxFailed("conversation.pump", error);
    }
    await this.#publishSoon();
  }

  async #reactAndPublish(): Promise<void> {
    try {
      await this.#reactions.run();
    } catch (error) {
      // The Page is out of reach: they stay as they are.
      this.#outboxFailed("conversation.reactions", error);
    }
    await this.#publishSoon();
  }

  /** Goes on with it later; what was under way when the thread was erased finds none, as it is to be. */
  #outboxFailed(where: string, error: unknown): void {
    if (this.#eraser.isBlank) return;
    log({ event: "fault", where, error: traceOf(error) });
    this.agenda.wakeBy(nextInternalAttempt(3, Date.now(), Math.random()));
  }

  /** An agent opens a thread that holds a message of unknown outcome: Meta's record may tell by now. */
  async #lookUpAndPublish(): Promise<void> {
    if (await this.#lookUp.run(null)) await this.#publishSoon();
  }

  /** Publishes within PUBLISH_WAIT_MS, or leaves it to the alarm. Never rejects. */
  async #publishSoon(): Promise<void> {
    try {
      const result = await settledWithin(this.#publisher.publish(), PUBLISH_WAIT_MS);
      if (result === "timeout") this.#postponePublish("timeout");
    } catch (error) {
      this.#postponePublish(traceOf(error).name);
    }
    if (!this.#store.isEmpty()) this.#indexer.noticed();
  }

  #postponePublish(reason: string): void {
    const attempts = this.#jobs.postpone("publish");
    this.meter.count("publish_failures", {});
    log({ event: "publish.postponed", object: this.#id, attempts, reason });
  }

  #beginAnew(): void {
    log({ event: "conversation.went_back", object: this.#id });
    this.#store.beginAnew();
    // Whose webhook was answered a moment ago must not be taken for one that is still to come.
    this.#jobs.set({ kind: "recover", due_at: Date.now() + YOUNG_MS + SOON_MS, attempts: 0 });
  }

  /** Brings back from Meta's record what is gone with the storage that went back. */
  async #recoverLost(attempts: number): Promise<Pick<Job, "due_at" | "attempts"> | null> {
    const { lost_since: lostSince } = this.#store.existingThread();
    if (lostSince === null) return null;
    // Of the persons under a post Meta's record tells too little.
    if (!rulesAt(this.#store).hasPast) {
      this.#store.thread.foundLost();
      return null;
    }
    const now = Date.now();
    const since = lostSince - LOST_OVERLAP_MS;
    const answer = await this.#retrieval.recover({ since, updatedAt: now, isThorough: true });
    if (!answer.ok) {
      const again = nextInternalAttempt(attempts + 4, now, Math.random());
      return { due_at: Math.max(answer.retryAt, again), attempts: attempts + 1 };
    }
    this.#store.thread.foundLost();
    await this.#publishSoon();
    return null;
  }

  /** Whose conversations private replies opened, of which nothing but the comment itself can tell. */
  async #seekLinks(attempts: number): Promise<Pick<Job, "due_at" | "attempts"> | null> {
    const linked = (write: () => void): void => this.#carried(write);
    const sought = await seekLinks({ store: this.#store, record: this.#record, linked }, attempts);
    await this.#publishSoon();
    if (sought.isDone || attempts + 1 >= LINK_ATTEMPTS_MAX) return null;
    const now = Date.now();
    const again = nextSubscribeAttempt(attempts + 1, now, Math.random());
    return { due_at: Math.max(sought.retryAt ?? 0, again), attempts: attempts + 1 };
  }

  async #askProfile(attempts: number): Promise<Pick<Job, "due_at" | "attempts"> | null> {
    const next = await fetchProfile(this.#store, this.#leases, attempts, this.#id);
    this.#media.start();
    if (next === null) await this.#publishSoon();
    return next;
  }
}
