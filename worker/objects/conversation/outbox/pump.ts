import { isPersonsAnswer } from "../../../domain/answering.ts";
import { fetchedFiles, isAudioVideo } from "../../../domain/file-places.ts";
import { nextSendAttempt } from "../../../domain/retry.ts";
import { classifySendError, type GraphErrorCode } from "../../../domain/send-error.ts";
import { holderAfter, type ControlNews } from "../../../domain/thread-control.ts";
import { payloadsOf, withPayloads } from "../../../domain/made-payloads.ts";
import { askedBy } from "../../../domain/satisfaction.ts";
import type { HumanAgent, SendType } from "../../../domain/send-window.ts";
import type { Env } from "../../../env.ts";
import { SEND_TIMEOUT_MS, type GraphOutcome, type SentMessage } from "../../../graph/client.ts";
import type { FilePlaces } from "../../../graph/outgoing/message.ts";
import { log } from "../../../log.ts";
import { filesIn } from "../../../protocol/outgoing/files.ts";
import type { WholeFile } from "../files/store.ts";
import type { Uploads } from "../files/uploads.ts";
import type { Failure, Waiting } from "../../../protocol/message/entry.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import { OVERDUE, type Agenda } from "../../kernel/agenda.ts";
import { pageStub } from "../../kernel/stubs.ts";
import { askInReplies, isStale, sendSingly } from "./accept.ts";
import { leaveOtherwise } from "./otherwise.ts";
import { confirmSent } from "./confirm.ts";
import type { Departure, DepartureOf } from "./departure.ts";
import { isQuoteTakenBack } from "./sendable.ts";
import { NO_FILES } from "../files/no-files.ts";
import { linkSent } from "../comments/links.ts";
import { kindAt } from "../kinds/of.ts";
import { rulesAt } from "../kinds/rules.ts";
import { outgoingOf, personaOf, waitingOf, type EntryRow, type OpenRow } from "../log/entry-row.ts";
import { metadataOf } from "../inbound/metadata.ts";
import type { GraphLeave, Leases } from "./leases.ts";
import type { LookUp } from "./look-up.ts";
import type { Personas } from "./personas.ts";
import type { ConversationStore } from "../log/store.ts";
import { countRefusal, countSend } from "./counted.ts";

/** How long the echo of a message of unknown outcome is waited for before Meta's record, and then an agent, is asked. */
export const ECHO_WAIT_MS = 60_000;

/** A message that waits for the Page is looked at again after this, whether the Page calls or not. */
const LOOK_AGAIN_MS = 10 * 60_000;
/** And this where the Page has no token: it calls nobody when a deployment brings one. */
const LOOK_FOR_TOKEN_MS = 30_000;

/** Who waits in line for less than this is told of nothing: it would be over before they read it. */
const SHOWN_LINE_MS = 2_000;

/** Meta's record is read within this. */
const LOOK_UP_MS = 60_000;

/** Meta's rules for Europe and Japan ("Error codes"), of a person as of a Page. */
const EUROPE_RULES = 2018336;

/** Meta's word on an address that it could not fetch ("error codes"). */
const NOT_FETCHED = 2018008;

/** How a message leaves. `personaId`: Meta's id of whom it comes from; null: from the Page. */
type How = { leave: GraphLeave; type: SendType; personaId: string | null; places: FilePlaces };

type Tools = {
  env: Env;
  store: ConversationStore;
  leases: Leases;
  personas: Personas;
  lookUp: LookUp;
  uploads: Uploads;
  agenda: Pick<Agenda<"outbox">, "wakeBy" | "guarded">;
  objectId: string;
  /** Writes what links a private reply to whose it is, and has it carried there. */
  linked: (write: () => void) => void;
};

/**
 * Sends what is queued, one message at a time, in the order of acceptance. A row is `sending` from just before
 * the request until its outcome is known; a `sending` row that this instance did not start is one whose process
 * died midway, and is treated like an answer that never came.
 *
 * A message that nothing keeps is never queued: departureOf() and depart() have it leave in the turn that accepts it.
 */
export class Pump {
  readonly #tools: Tools;
  #announced: number | null = null;
  /** The message whose file is on the way to Meta. */
  #uploading: number | null = null;
  /** Messages that Meta refused, of which it may have lost the persona; null once it was asked. */
  readonly #doubts = new Map<number, GraphErrorCode | null>();
  /** The message at the head, by its rev, that was tried in vain, and when it is tried again if nobody asks before. */
  #rests: { rev: number; until: number } | null = null;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /**
   * From when on run() has something to do, in ms; null where there is nothing, or an agent is waited for. What this
   * instance does not know is overdue: a message under way that it did not start, and one that waits for the Page.
   */
  dueAt(): number | null {
    const head = this.#tools.store.outbox.head();
    if (head === null) return null;
    const dueAt = head.due_at ?? OVERDUE;
    if (head.state === "sending") {
      const isShown = this.#running !== null || this.#announced === head.seq;
      return isShown ? dueAt : OVERDUE;
    }
    const now = Date.now();
    if (isStale(head, now)) return waitingOf(head)?.reason === "confirmation" ? null : OVERDUE;
    if (dueAt > now) return dueAt;
    return this.#rests?.rev === head.rev ? this.#rests.until : OVERDUE;
  }

  /** What it waited for may be over: what rests is due. */
  hurry(): void {
    this.#rests = null;
  }

  /** Runs until nothing more can leave now, and has the object woken for what can leave later. */
  run(): Promise<void> {
    this.#running ??= this.#drain().finally(() => (this.#running = null));
    return this.#running;
  }

  /**
   * Leave for a message that is being accepted, where nothing is ahead of it, this instance has nothing under way, a
   * lease is at hand, and the Page need not be asked for a tag. Whoever takes it writes the message down as `sending`
   * and calls depart(), both in this turn: one commit, for which the request waits (output gate).
   */
  readonly departureOf: DepartureOf = ({ byPerson, outgoing, persona }, now) => {
    const { store, leases, personas } = this.#tools;
    if (this.#running !== null || store.outbox.head() !== null) return null;
    // Meta has to have them first.
    if (filesIn(outgoing).length > 0) return null;
    const judged = kindAt(store).judge(store, { outgoing, byPerson, seq: null }, "unknown", now);
    if (!judged.ok || judged.value.messagingType === "MESSAGE_TAG") return null;
    const { pageId } = partsOfName(store.existingThread().conversation);
    const personaId = personas.held(persona, now);
    if (personaId === undefined) return null;
    const leave = leases.takeHeld(pageId, now);
    if (leave === null) return null;
    return { leave, type: judged.value, personaId, requestedAt: now, unknownAt: unknownAtFor(now) };
  };

  /** Makes the request for a message that was just written down as `sending`; run() tells when all is done. */
  depart(row: EntryRow, { leave, type, personaId }: Departure): void {
    // Its acceptance tells of it.
    this.#announced = row.seq;
    this.#running = this.#request(row, row.attempts, { leave, type, personaId, places: NO_FILES })
      .then(() => this.#drain())
      .finally(() => (this.#running = null));
  }

  async #drain(): Promise<void> {
    for (;;) {
      const head = this.#tools.store.outbox.head();
      if (head === null) return;
      const isDone =
        head.state === "sending" ? await this.#awaitOutcome(head, Date.now()) : await this.#trySend(head);
      if (!isDone) return;
    }
  }

  /** Whoever was to wake us may have died, or called before we waited: only an agent is waited for without end. */
  #rest(seq: number, until: number): void {
    const { store, agenda } = this.#tools;
    this.#rests = { rev: store.entries.bySeq(seq)?.rev ?? 0, until };
    agenda.wakeBy(until);
  }

  /** Makes a send that takes its time visible as `sending`, and an upload as what the message waits for. */
  announceSlow(): void {
    const { store } = this.#tools;
    const head = store.outbox.head();
    if (head !== null && head.state === "queued" && this.#uploading === head.seq)
      this.#hold(head, { reason: "uploading", until: null }, Date.now());
    if (head === null || head.state !== "sending" || this.#announced === head.seq) return;
    this.#announced = head.seq;
    store.outbox.announceSending(head, store.nextRev());
  }

  /** False: the head is still open, and nothing may overtake it. */
  async #awaitOutcome(head: OpenRow, now: number): Promise<boolean> {
    const unknownAt = head.due_at ?? now;
    if (now < unknownAt) {
      this.announceSlow();
      this.#tools.agenda.wakeBy(unknownAt);
      return false;
    }
    const { store, agenda, lookUp, objectId } = this.#tools;
    await agenda.guarded("outbox", LOOK_UP_MS, () => lookUp.run(head.seq));
    // Meta's record knew it, or its echo came.
    if (store.entries.bySeq(head.seq)?.state !== "sending") return true;
    store.transaction(() => {
      store.attempts.noteLost(head.seq, head.requested_at ?? now);
      store.outbox.markUnknown(head.seq, store.nextRev());
      this.#failRest(head, { code: "earlier_part_unknown", graph: null });
    });
    countSend(store, head, "unknown");
    log({ event: "send.unknown", object: objectId, entry: head.seq });
    return true;
  }

  async #trySend(head: OpenRow): Promise<boolean> {
    const { store, agenda, leases } = this.#tools;
    const now = Date.now();
    if (this.#needsConfirmation(head, now)) return false;
    if ((head.due_at ?? 0) > now) {
      agenda.wakeBy(head.due_at ?? now);
      return false;
    }
    // "unknown" lets the window's outer bound decide; the lease brings what the Page knows.
    const likely = this.#typeOrFail(head, "unknown", now);
    if (likely === null) return true;
    // Somebody may just have wanted it to be tried again.
    if (likely.messagingType === "MESSAGE_TAG") leases.drop();

    const { conversation } = store.existingThread();
    const leave = await leases.take(conversation, now, this.#kindOf(head, now));
    // Time passed: it may have been withdrawn, or confirmed as sent by an echo.
    const fresh = store.outbox.head();
    if (fresh === null || fresh.seq !== head.seq || fresh.state !== "queued") return true;
    if (!leave.ok) {
      const { reason, until, willWake, place } = leave;
      const isShown = willWake || (until ?? 0) - now >= SHOWN_LINE_MS;
      // What is for a moment only is not worth a row, nor a word to anyone.
      if (isShown) this.#hold(fresh, place === undefined ? { reason, until } : { reason, until, place }, now);
      // Whoever connects the Page again, perhaps others, sends nothing unasked that was meant for before.
      if (leave.asks === true) store.outbox.askAnew(fresh.seq, store.nextRev());
      const lookAgainMs = reason === "page_not_connected" ? LOOK_FOR_TOKEN_MS : LOOK_AGAIN_MS;
      this.#rest(fresh.seq, (willWake ? null : until) ?? Date.now() + lookAgainMs);
      return false;
    }
    const type = this.#typeOrFail(fresh, leave.humanAgent, Date.now());
    if (type === null) return true;
    const places = filesIn(outgoingOf(fresh)).length === 0 ? NO_FILES : await this.#placesOf(fresh, leave);
    if (places === null) return true;
    const personaId = await this.#personaIdOf(fresh);
    if (personaId === undefined || !this.#isStillHead(fresh)) return true;
    await this.#send(fresh, { leave, type, personaId, places });
    return true;
  }

  /** Meta's id of whom it comes from; null: from the Page. Undefined: it did not leave, and failed for another reason. */
  async #personaIdOf(row: OpenRow): Promise<string | null | undefined> {
    const { personas, store } = this.#tools;
    const persona = personaOf(row);
    if (persona === null) return null;
    const { pageId } = partsOfName(store.existingThread().conversation);
    const refusal = this.#doubts.get(row.seq);
    if (refusal == null) return await personas.idOf(pageId, persona);
    this.#doubts.set(row.seq, null);
    const found = await personas.look(pageId, persona);
    if (found === "lost") return await personas.idOf(pageId, persona);
    if (found === "not_told") return null;
    if (this.#isStillHead(row)) this.#fail(row, { code: "rejected", graph: refusal });
    return undefined;
  }

  /** Of audio and video a Page may send fewer. What is yet to be brought to Meta is no message so far. */
  #kindOf(head: OpenRow, now: number): "call" | "media" {
    const { uploads, store } = this.#tools;
    const outgoing = outgoingOf(head);
    const isMedia = isAudioVideo(outgoing, (file) => store.files.typeOf(file));
    return isMedia && uploads.next(outgoing, now) === null ? "media" : "call";
  }

  /** Where Meta finds the files of a message; null: not yet, or never, or it is not to leave any more. Look at the head again. */
  async #placesOf(head: OpenRow, leave: GraphLeave): Promise<FilePlaces | null> {
    const { uploads } = this.#tools;
    const file = uploads.next(outgoingOf(head), Date.now());
    if (file === "lost") {
      this.#fail(head, { code: "file_gone", graph: null });
      return null;
    }
    if (file !== null) {
      await this.#upload(head, file, leave);
      return null;
    }
    const places = await uploads.placesOf(outgoingOf(head), leave.publicUrl);
    if (!this.#isStillHead(head)) return null;
    // It was known when the message was accepted.
    if (places === null) this.#tryLater(head, null);
    return places;
  }

  /** One of its files. What becomes of that is like what becomes of a send, but it may be repeated. */
  async #upload(head: OpenRow, file: WholeFile, leave: GraphLeave): Promise<void> {
    this.#uploading = head.seq;
    const at = Date.now();
    const outcome = await this.#tools.uploads.bring(file, leave).finally(() => (this.#uploading = null));
    const row = this.#tools.store.outbox.head();
    if (outcome.kind === "accepted" || row === null || !this.#isStillHead(head)) return;
    if (outcome.kind === "gone") return this.#fail(row, { code: "file_gone", graph: null });
    this.#note(row, "upload", at, outcome);
    if (outcome.kind === "ambiguous") return this.#tryLater(row, null);
    const meaning = classifySendError(outcome.error);
    if (meaning === "pause_page" || meaning === "slow_page")
      return await this.#stopPage(row, meaning, outcome, leave.access.token);
    if (meaning === "retry" || meaning === "ambiguous") return this.#tryLater(row, outcome.error);
    this.#fail(row, { code: "rejected", graph: outcome.error });
  }

  /** It was not withdrawn meanwhile, nor confirmed as sent by an echo. */
  #isStillHead({ seq }: OpenRow): boolean {
    const head = this.#tools.store.outbox.head();
    return head !== null && head.seq === seq && head.state === "queued";
  }

  /** A try before the message could leave came to nothing: it counts like one to send it. */
  #tryLater(row: OpenRow, graph: GraphErrorCode | null): void {
    this.#again(row, row.attempts + 1, graph);
  }

  /** Once more in a while, or not at all. */
  #again(row: OpenRow, attempts: number, graph: GraphErrorCode | null): void {
    const { store } = this.#tools;
    const next = nextSendAttempt(attempts, Date.now(), Math.random());
    if (next === null) {
      const failure = { code: "too_many_attempts", graph } as const;
      const isAnew =
        graph?.subcode === NOT_FETCHED &&
        store.transaction(() => sendSingly(store, row, failure, Date.now()));
      if (!isAnew) this.#fail(row, failure);
    } else {
      this.#hold(row, { reason: "retry", until: next }, next, attempts);
      this.#tools.agenda.wakeBy(next);
    }
    countSend(store, row, "retried");
    this.#logRetry(row.seq, attempts, graph);
  }

  /** A message that waited long is not sent behind the agent's back. */
  #needsConfirmation(head: OpenRow, now: number): boolean {
    if (!isStale(head, now)) return false;
    this.#hold(head, { reason: "confirmation", until: null }, now);
    return true;
  }

  /** As what the message may leave now, or null: then it failed for the reason. */
  #typeOrFail(head: OpenRow, humanAgent: HumanAgent, now: number): SendType | null {
    const { store } = this.#tools;
    const outgoing = outgoingOf(head);
    // What it says may mean little without what it answered: its agent decides.
    if (isQuoteTakenBack(store, outgoing)) {
      this.#fail(head, { code: "quote_taken_back", graph: null });
      return null;
    }
    const message = { outgoing, byPerson: isPersonsAnswer(head), seq: head.seq };
    const judged = kindAt(store).judge(store, message, humanAgent, now);
    if (!judged.ok) this.#fail(head, { code: judged.refusal.code, graph: null });
    return judged.ok ? judged.value : null;
  }

  async #send(head: OpenRow, how: How): Promise<void> {
    const { store } = this.#tools;
    const requestedAt = Date.now();
    this.#announced = null;
    // Committed before the request leaves (output gate): after a crash it shows that it may be out.
    store.outbox.markSending(head, requestedAt, unknownAtFor(requestedAt));
    await this.#request(head, head.attempts + 1, how);
  }

  /** The request for a message that is written down as `sending`, and what comes of it. `attempt`: this one, from 1 on. */
  async #request(row: EntryRow, attempt: number, { leave, type, personaId, places }: How): Promise<void> {
    const { store } = this.#tools;
    const requestedAt = Date.now();
    const make = payloadsOf({ entry: row.seq, nonce: row.nonce ?? "" });
    const outcome = await kindAt(store).send(leave.access, store, {
      row,
      outgoing: withPayloads(outgoingOf(row), make),
      places,
      metadata: metadataOf(row, attempt),
      type,
      personaId,
    });
    store.meter.observe("send_seconds", {}, (Date.now() - requestedAt) / 1000);
    await this.#settle(row.seq, attempt, { type, leave, personaId }, outcome);
    if (outcome.kind !== "ambiguous") await this.#tools.leases.heardUsage(leave, outcome.usage);
  }

  /** Meta took it, and does not say to whom it went: of a private reply that is looked for. */
  #confirmUnlinked(seq: number, mid: string): void {
    const { store, agenda, objectId } = this.#tools;
    const isPrivate = store.entries.bySeq(seq)?.outgoing === "private_reply";
    const now = Date.now();
    if (isPrivate) store.thread.setJob({ kind: "private_links", due_at: now, attempts: 0 });
    confirmSent(store, seq, mid, objectId);
    if (isPrivate) agenda.wakeBy(now);
  }

  async #settle(
    seq: number,
    attempts: number,
    { type, leave, personaId }: Omit<How, "places">,
    outcome: GraphOutcome<SentMessage>,
  ): Promise<void> {
    const { store, agenda, objectId, uploads } = this.#tools;
    const isTagged = type.messagingType === "MESSAGE_TAG" && type.tag === "HUMAN_AGENT";
    if (outcome.kind === "accepted") {
      const { mid, recipientId } = outcome.value;
      if (recipientId === undefined) this.#confirmUnlinked(seq, mid);
      else
        this.#tools.linked(() => {
          confirmSent(store, seq, mid, objectId);
          linkSent(store, seq, mid, recipientId);
        });
      this.#noteHolder({ type: "accepted" }, store.entries.bySeq(seq));
      if (leave.slowUntil !== undefined) await this.#goesAgain(leave.slowUntil);
      if (leave.isAwaited === true) await this.#tookMessage();
      if (isTagged && leave.humanAgent !== "yes") await this.#learn("yes", leave.access.token);
      return;
    }
    const row = store.outbox.head();
    // An echo came first: it is sent, whatever this answer says.
    if (row === null || row.seq !== seq || row.state !== "sending") return;
    this.#note(row, "send", row.requested_at ?? Date.now(), outcome);
    const meaning = outcome.kind === "ambiguous" ? "ambiguous" : classifySendError(outcome.error);
    const graph = outcome.kind === "refused" ? outcome.error : null;
    if (graph !== null) countRefusal(store, graph);
    const now = Date.now();
    switch (meaning) {
      case "ambiguous":
        store.outbox.postponeUnknown(seq, now + ECHO_WAIT_MS);
        agenda.wakeBy(now + ECHO_WAIT_MS);
        return;
      case "retry":
        this.#again(row, attempts, graph);
        return;
      case "pause_page":
      case "slow_page":
        return await this.#stopPage(row, meaning, outcome, leave.access.token);
      case "customer_unavailable":
        store.transaction(() => {
          this.#fail(row, { code: "customer_unavailable", graph });
          if (rulesAt(store).isOfOnePerson) store.thread.setUnavailable(store.nextRev());
        });
        return;
      case "window_closed":
        this.#fail(row, { code: "window_closed", graph });
        return;
      case "thread_owned_by_another_app":
        store.transaction(() => {
          this.#fail(row, { code: "thread_owned_by_another_app", graph });
          this.#noteHolder({ type: "refused" }, row);
        });
        return;
      case "permanent": {
        // Meta refuses the tag of a Page without the Human Agent feature with a plain 10.
        const lacksFeature = isTagged && graph?.code === 10 && graph.subcode === null;
        // Of ours: the Worker was not to be reached, and may be by the next time.
        if (graph?.subcode === NOT_FETCHED && fetchedFiles(outgoingOf(row)).length > 0) {
          this.#again(row, attempts, graph);
          return;
        }
        if (graph?.subcode === EUROPE_RULES) {
          store.transaction(() => {
            this.#fail(row, { code: "rejected", graph });
            store.thread.setEuropeRules(now, store.nextRev());
          });
          return;
        }
        if (graph !== null && uploads.isForgotten(seq, outgoingOf(row), graph)) {
          this.#hold(row, { reason: "uploading", until: null }, now);
          return;
        }
        // It may be whom it comes from that Meta has lost: its answer to a message does not tell.
        if (personaId !== null && graph?.code === 100 && !this.#doubts.has(seq)) {
          this.#doubts.set(seq, graph);
          this.#hold(row, { reason: "retry", until: null }, now);
          return;
        }
        const failure = { code: lacksFeature ? "window_closed" : "rejected", graph } as const;
        if (!store.transaction(() => askInReplies(store, row, failure, now))) this.#fail(row, failure);
        if (lacksFeature) await this.#learn("no", leave.access.token);
        else if (graph !== null) await this.#tools.leases.refused(graph, leave.access);
        return;
      }
    }
  }

  /** The answer concerns every message of the Page: this one waits, and the Page wakes all who wait. */
  async #stopPage(
    row: OpenRow,
    meaning: "pause_page" | "slow_page",
    outcome: GraphOutcome<unknown>,
    token: string,
  ): Promise<void> {
    const { env, store, leases } = this.#tools;
    const { conversation } = store.existingThread();
    const { pageId } = partsOfName(conversation);
    const isPause = meaning === "pause_page";
    leases.drop();
    this.#hold(row, { reason: isPause ? "page_paused" : "page_slow", until: null }, Date.now());
    if (outcome.kind !== "refused") return;
    const page = pageStub(env, pageId);
    if (isPause) await page.pause(pageId, conversation, outcome.error, token);
    else await page.slowDown(pageId, conversation, outcome.retryAfterMs);
  }

  /** What came to nothing is kept for whoever looks into it. */
  #note(
    { seq }: OpenRow,
    what: "send" | "upload",
    at: number,
    outcome: Exclude<GraphOutcome<unknown>, { kind: "accepted" }>,
  ): void {
    const graph = outcome.kind === "refused" ? outcome.error : null;
    this.#tools.store.attempts.note(seq, {
      at,
      endedAt: Date.now(),
      what,
      graph,
      trace: outcome.trace ?? null,
    });
  }

  /** `attempts`: see requeue(). */
  #hold(row: OpenRow, waiting: Waiting, dueAt: number, attempts: number | null = null): void {
    const { store } = this.#tools;
    const text = JSON.stringify(waiting);
    if (row.state !== "queued" || row.waiting !== text)
      store.outbox.requeue(row.seq, store.nextRev(), dueAt, waiting, attempts);
  }

  /** `window_closed`: unless something else stands with it, which leaves in its place. */
  #fail(row: OpenRow, failure: Failure): void {
    const { store, objectId } = this.#tools;
    const isOver = failure.code === "window_closed";
    if (isOver && store.transaction(() => leaveOtherwise(store, row, Date.now()))) return;
    store.transaction(() => {
      store.outbox.markFailed(row.seq, store.nextRev(), failure);
      // Nobody need deal with a customer who was not asked how satisfied they are.
      if (askedBy(row.key) !== null) store.outbox.settle(row.seq, store.nextRev(), "dismissed");
      this.#failRest(row, { code: "earlier_part_failed", graph: null });
    });
    countSend(store, row, "failed");
    const [graphCode, graphSubcode] = [failure.graph?.code ?? null, failure.graph?.subcode ?? null];
    log({
      event: "send.failed",
      object: objectId,
      entry: row.seq,
      code: failure.code,
      graphCode,
      graphSubcode,
    });
  }

  /** Half a text is worse than none: the parts after a lost one wait for the agent, later messages go on. */
  #failRest(row: OpenRow, failure: Failure): void {
    const { store } = this.#tools;
    for (const part of store.outbox.partsOf(row)) {
      if (part.seq > row.seq && part.state === "queued")
        store.outbox.markFailed(part.seq, store.nextRev(), failure);
    }
  }

  /** What Meta's answer says of who holds the thread, as of the request: what Meta told of a later time stands. */
  #noteHolder(news: ControlNews, row: Pick<EntryRow, "requested_at"> | null): void {
    const { leases, store } = this.#tools;
    if (!rulesAt(store).hasThreadControl) return;
    const at = row?.requested_at ?? Date.now();
    const holder = holderAfter(store.thread.holder(), news, leases.appId, at);
    if (holder !== null) store.thread.setHolder(holder, store.nextRev());
  }

  /** Meta took a message after it had said "too fast": the Page need not rest longer the next time. */
  async #goesAgain(slowUntil: number): Promise<void> {
    const { env, store, leases } = this.#tools;
    leases.drop();
    const { pageId } = partsOfName(store.existingThread().conversation);
    await pageStub(env, pageId).goesAgain(pageId, slowUntil);
  }

  /** The Page waits to hear that Meta takes messages. */
  async #tookMessage(): Promise<void> {
    const { env, store } = this.#tools;
    const { pageId } = partsOfName(store.existingThread().conversation);
    await pageStub(env, pageId).tookMessage(pageId);
  }

  /** What was leased before does not know it yet. */
  async #learn(humanAgent: "yes" | "no", token: string): Promise<void> {
    const { env, store, leases } = this.#tools;
    leases.drop();
    const { conversation } = store.existingThread();
    const { pageId } = partsOfName(conversation);
    await pageStub(env, pageId).learnHumanAgent(pageId, humanAgent, token);
  }

  #logRetry(seq: number, attempts: number, graph: GraphErrorCode | null): void {
    const { objectId } = this.#tools;
    log({ event: "send.retried", object: objectId, entry: seq, attempts, graphCode: graph?.code ?? null });
  }
}

function unknownAtFor(requestedAt: number): number {
  return requestedAt + SEND_TIMEOUT_MS + ECHO_WAIT_MS;
}
