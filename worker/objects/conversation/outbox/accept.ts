import { answersBy, isPersonsAnswer } from "../../../domain/answering.ts";
import { partsToSend, type FilesAtHand } from "../../../domain/outgoing-parts.ts";
import { askedBy, commandOfAsking, inQuickReplies } from "../../../domain/satisfaction.ts";
import { filesIn } from "../../../protocol/outgoing/files.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import { STALE_SEND_MS } from "../../../protocol/limits.ts";
import type { OfTicket } from "../../../protocol/tickets/ticket.ts";
import type { Failure } from "../../../protocol/message/failure.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { AgentCommand, Guard, SendCommand, SettledAs } from "../../kernel/contracts.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { keyOfPart, outgoingOf, personaOf, type EntryRow } from "../log/entry-row.ts";
import { toEntries } from "../log/across.ts";
import type { Departure, DepartureOf } from "./departure.ts";
import { kindAt } from "../kinds/of.ts";
import type { ConversationStore } from "../log/store.ts";
import { eventOf, makeRoom, mayBeGivenAgain, refusalAsBefore } from "./given-again.ts";
import { standingBy } from "./otherwise.ts";
import { saidOf } from "./said.ts";
import {
  isQuoteTakenBack,
  refusalOfContent,
  refusalOfPosing,
  refusalOfWindow,
  withoutQuote,
} from "./sendable.ts";

/** One of the rows is written down as `sending`: its request is to be made in this turn. */
type Leaving = { row: EntryRow; departure: Departure };

/** What an agent's commands do to the log. Each runs inside one transaction, without an await. */
type Rows = Outcome<{ rows: EntryRow[]; isRepeated: boolean; leaving?: Leaving }, Refusal>;

/**
 * Takes a message into the outbox, a text split into parts that Messenger accepts. Repeating the id repeats the result, but for what
 * mayBeGivenAgain().
 */
export function acceptSend(
  store: ConversationStore,
  command: SendCommand,
  now: number,
  departureOf: DepartureOf,
): Rows {
  const earlier = store.outbox.byCommand(command.id);
  const isAgain = mayBeGivenAgain(store, earlier, command);
  if (earlier.length > 0 && !isAgain) return repeated(earlier);
  const hasAddress = command.hasAddress === true;
  const parts = partsToSend(command.outgoing, filesAtHand(store, hasAddress));
  const refusal =
    refusalOfContent(store, command.outgoing, hasAddress) ??
    refusalOfPosing(command.outgoing, command.id) ??
    refusalToWrite(store, command, parts, now) ??
    refusalAsBefore(store, earlier, command, now);
  if (refusal !== null) return refused(refusal);
  const departs = command.holdMs === 0 ? departureOf : null;
  const before = makeRoom(store, earlier);
  return fresh(before, insertParts(store, command, parts, now, command.holdMs, departs));
}

/** A new acceptance, at the end of the thread, of all parts of a message that failed. */
export function acceptRetry(
  store: ConversationStore,
  command: AgentCommand & Guard & { entry: number },
  now: number,
  departureOf: DepartureOf,
): Rows {
  return sendAnew(store, command, now, departureOf, (row) => row.state === "failed");
}

/** An agent's word on a message that nobody else can tell about, or that it failed and may rest. */
export function acceptSettle(
  store: ConversationStore,
  command: AgentCommand & Guard & { entry: number; as: SettledAs },
  now: number,
  departureOf: DepartureOf,
): Rows {
  if (command.as === "again")
    return sendAnew(store, command, now, departureOf, (row) => row.state !== "sent");
  if (command.as === "dismissed") return dismiss(store, command);
  const row = store.entries.bySeq(command.entry);
  if (row === null || row.state === null) return refused({ code: "not_found" });
  if (row.state === "sent" || (row.state === "unknown" && row.settled === "arrived")) return repeated([row]);
  if (row.state !== "unknown" || row.settled !== null)
    return refused({ code: "wrong_state", state: row.state });
  store.outbox.settle(row.seq, store.nextRev(), "arrived");
  return fresh(again(store, [row]));
}

/** The agent has seen that it failed, and leaves it at that: all failed parts of the message. */
function dismiss(store: ConversationStore, command: AgentCommand & { entry: number }): Rows {
  const parts = partsAt(store, command.entry);
  if (parts === null) return refused({ code: "not_found" });
  const failed = parts.filter((row) => row.state === "failed" && row.settled === null);
  const isRepeated = parts.some((row) => row.settled === "dismissed");
  if (failed.length === 0 && !isRepeated)
    return refused({ code: "wrong_state", state: stateAt(parts, command.entry) });
  for (const row of failed) store.outbox.settle(row.seq, store.nextRev(), "dismissed");
  return done({ rows: again(store, parts), isRepeated: failed.length === 0 });
}

/** Takes back every part that has not begun to leave. */
export function acceptWithdraw(store: ConversationStore, command: AgentCommand & { entry: number }): Rows {
  const parts = partsAt(store, command.entry);
  if (parts === null) return refused({ code: "not_found" });
  const queued = parts.filter((row) => row.state === "queued");
  const isRepeated = parts.some((row) => row.state === "withdrawn");
  if (queued.length === 0 && !isRepeated)
    return refused({ code: "wrong_state", state: stateAt(parts, command.entry) });
  for (const row of queued) store.outbox.markWithdrawn(row.seq, store.nextRev());
  return done({ rows: again(store, parts), isRepeated: queued.length === 0 });
}

/** Lets a message leave that had waited too long to leave unasked. */
export function acceptConfirm(
  store: ConversationStore,
  command: AgentCommand & { entry: number },
  now: number,
): Rows {
  const parts = partsAt(store, command.entry);
  if (parts === null) return refused({ code: "not_found" });
  const stale = parts.filter((row) => row.state === "queued" && isStale(row, now));
  const isRepeated = parts.some((row) => (row.confirmed_at ?? 0) > 0);
  if (stale.length === 0 && !isRepeated)
    return refused({ code: "wrong_state", state: stateAt(parts, command.entry) });
  for (const row of stale) store.outbox.release(row.seq, store.nextRev(), now, now);
  return done({ rows: again(store, parts), isRepeated: stale.length === 0 });
}

/** Why this agent may not write now: others wrote or took it meanwhile, the window is over, the person is gone. `again`: what it is sent in place of. */
function refusalToWrite(
  store: ConversationStore,
  command: AgentCommand & Guard,
  parts: readonly Outgoing[],
  now: number,
  again: readonly EntryRow[] = [],
): Refusal | null {
  const unseen = unseenBy(store, command);
  if (unseen.length > 0) return { code: "changed", rev: store.topRev(), entries: toEntries(store, unseen) };
  const byPerson = command.automatic !== true;
  return kindAt(store).refusalToWrite(
    store,
    parts.map((outgoing) => ({ outgoing, byPerson })),
    now,
    again.map(({ seq }) => seq),
  );
}

/** What was written meanwhile: by others, and by the agent in another tab, whose draft may have been the same. */
function unseenBy(store: ConversationStore, { by, seenRev, writtenHere }: AgentCommand & Guard): EntryRow[] {
  const { sub } = by;
  if (writtenHere === undefined)
    return store.entries.doneSince(seenRev, { sub, upTo: Number.MAX_SAFE_INTEGER });
  const all = store.entries.doneSince(seenRev, { sub, upTo: 0 });
  if (!all.some((row) => row.author === "agent" && row.author_id === sub)) return all;
  const known = writtenHere.flatMap((command) => store.outbox.byCommand(command)).map(({ seq }) => seq);
  return store.entries.doneSince(seenRev, { sub, upTo: Math.max(0, ...known) });
}

function sendAnew(
  store: ConversationStore,
  command: AgentCommand & Guard & { entry: number },
  now: number,
  departureOf: DepartureOf,
  isMeant: (row: EntryRow) => boolean,
): Rows {
  const earlier = store.outbox.byCommand(command.id);
  if (earlier.length > 0) return repeated(earlier);
  const target = store.entries.bySeq(command.entry);
  if (target === null || target.state === null) return refused({ code: "not_found" });
  const event = eventOf(target);
  // What was sent in its place is known by its event, and not by who wanted that.
  if (event !== null && target.settled === "sent_again") return repeated(store.outbox.byCommand(event));
  const ended = store.outbox
    .partsOf(target)
    .filter(
      (row) => (row.state === "failed" || row.state === "unknown") && row.settled === null && isMeant(row),
    );
  if (!ended.some((row) => row.seq === target.seq))
    return refused({ code: "wrong_state", state: target.state });
  const parts = ended.flatMap((row) => partsAnew(store, row));
  const refusal = contentRefusal(store, parts) ?? refusalToWrite(store, command, parts, now, ended);
  if (refusal !== null) return refused(refusal);

  for (const row of ended) {
    store.outbox.settle(row.seq, store.nextRev(), "sent_again");
    if (event !== null) store.outbox.moveAside(row, store.nextRev());
  }
  const anew = event === null ? command : { ...command, id: event };
  const of = target.of_ticket === null ? {} : { ofTicket: JSON.parse(target.of_ticket) as OfTicket };
  return fresh(again(store, ended), insertParts(store, { ...anew, ...of }, parts, now, 0, departureOf));
}

/**
 * An album whose pictures Meta could not fetch leaves once more by itself: picture by picture, each brought to Meta. Not where
 * other messages of ours wait behind it, after which it would come: then its agent decides. Callers wrap it in a transaction.
 */
export function sendSingly(store: ConversationStore, row: EntryRow, failure: Failure, now: number): boolean {
  const parts = partsToSend(outgoingOf(row), filesAtHand(store, false));
  if (row.outgoing !== "files" || parts.length < 2 || !store.outbox.isLast(row.seq)) return false;
  store.outbox.markFailed(row.seq, store.nextRev(), failure);
  store.outbox.settle(row.seq, store.nextRev(), "sent_again");
  const by = { sub: row.author_id ?? "", name: row.author_name ?? "" };
  const command = { id: `${by.sub}:${crypto.randomUUID()}`, by };
  const hasIt = row.answers === 2 ? { hasIt: true as const } : {};
  const automatic = isPersonsAnswer(row) ? {} : { automatic: true as const, ...hasIt };
  const persona = personaOf(row);
  const as = persona === null ? {} : { persona };
  insertParts(store, { ...command, ...automatic, ...as }, parts, now, 0, null);
  return true;
}

/**
 * A question about a contact that Meta does not take as a template leaves once more, with answers to tap, where the window is open.
 * False: it is none, or is not asked. Callers wrap it in a transaction.
 */
export function askInReplies(
  store: ConversationStore,
  row: EntryRow,
  failure: Failure,
  now: number,
): boolean {
  const asked = askedBy(row.key);
  const outgoing = asked === null ? null : inQuickReplies(outgoingOf(row), asked);
  if (asked === null || outgoing === null) return false;
  if (refusalOfWindow(store.entries.facts().lastCustomerAt, outgoing, false, now) !== null) return false;
  store.outbox.markFailed(row.seq, store.nextRev(), failure);
  store.outbox.settle(row.seq, store.nextRev(), "sent_again");
  const by = { sub: row.author_id ?? "", name: row.author_name ?? "" };
  const persona = personaOf(row);
  const as = persona === null ? {} : { persona };
  const command = { id: `${commandOfAsking(asked)}.words`, by, automatic: true as const, ...as };
  insertParts(store, command, [outgoing], now, 0, null);
  return true;
}

function filesAtHand({ files }: ConversationStore, takesAlbums: boolean): FilesAtHand {
  return { typeOf: (file) => files.typeOf(file), takesAlbums };
}

/** An album that Meta refused leaves picture by picture, each by itself; a quote that was taken back is left out. */
function partsAnew(store: ConversationStore, row: EntryRow): Outgoing[] {
  const given = outgoingOf(row);
  // Who sends it again after that wants it to arrive.
  const outgoing = isQuoteTakenBack(store, given) ? withoutQuote(given) : given;
  const isRefused = outgoing.kind === "files" && row.state === "failed";
  return isRefused ? partsToSend(outgoing, filesAtHand(store, false)) : [outgoing];
}

/** Limits of Meta's may be others. Addresses were known before. */
function contentRefusal(store: ConversationStore, parts: readonly Outgoing[]): Refusal | null {
  for (const part of parts) {
    const refusal = refusalOfContent(store, part, true);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** `before`: rows that were changed. */
function fresh(before: EntryRow[], accepted: Accepted = { rows: [] }): Rows {
  return done({ ...accepted, rows: [...before, ...accepted.rows], isRepeated: false });
}

/** The command had its effect before: the desk must not draw its own conclusions from it twice. */
function repeated(rows: EntryRow[]): Rows {
  return done({ rows, isRepeated: true });
}

/** Waited, since it was accepted or last confirmed, longer than it may leave unasked. */
export function isStale(row: Pick<EntryRow, "at" | "confirmed_at">, now: number): boolean {
  return row.confirmed_at === 0 || now - Math.max(row.at, row.confirmed_at ?? 0) > STALE_SEND_MS;
}

type Accepted = { rows: EntryRow[]; leaving?: Leaving };

/** `departureOf` null: none of them leaves at once. */
function insertParts(
  store: ConversationStore,
  command: AgentCommand & Pick<SendCommand, "ofTicket" | "otherwise">,
  parts: Outgoing[],
  now: number,
  holdMs: number,
  departureOf: DepartureOf | null,
): Accepted {
  const answers = answersBy(command);
  const [first] = parts;
  const { persona = null, ofTicket = null } = command;
  const departure =
    first === undefined
      ? null
      : (departureOf?.({ byPerson: answers === 1, outgoing: first, persona }, now) ?? null);
  const otherwise = standingBy(store, command);
  const interaction = interactionOf(store, answers !== 0 && ofTicket === null, now);
  const dueAt = now + holdMs;
  const rows = parts.map((outgoing, index) => {
    const seq = store.nextRev();
    const nonce = crypto.randomUUID().replaceAll("-", "");
    for (const { file } of filesIn(outgoing)) store.files.use(file);
    return store.outbox.insertMessage(seq, {
      key: keyOfPart(command.id, index + 1),
      at: now,
      author: command.by,
      outgoing,
      said: saidOf(store, { seq, nonce }, outgoing),
      interaction,
      answers,
      part: index + 1,
      parts: parts.length,
      nonce,
      ...{ persona, ofTicket, otherwise },
      dueAt,
      waiting: holdMs === 0 ? null : { reason: "undo", until: dueAt },
      leaves: index === 0 ? departure : null,
    });
  });
  const [row] = rows;
  return departure === null || row === undefined ? { rows } : { rows, leaving: { row, departure } };
}

/** Answering a closed conversation opens an interaction; what answers nobody opens none, nor does a note on a ticket: nobody here would have it. */
function interactionOf(store: ConversationStore, answers: boolean, now: number): number | null {
  const current = store.thread.interaction();
  if (current !== null && current.closed_at === null) return current.id;
  return answers ? store.thread.openInteraction(now, "agent") : null;
}

function partsAt(store: ConversationStore, seq: number): EntryRow[] | null {
  const row = store.entries.bySeq(seq);
  return row === null || row.state === null ? null : store.outbox.partsOf(row);
}

function stateAt(parts: EntryRow[], seq: number): string {
  return parts.find((row) => row.seq === seq)?.state ?? "unknown";
}

/** The same rows as they now are. */
function again(store: ConversationStore, rows: EntryRow[]): EntryRow[] {
  return rows.flatMap((row) => store.entries.bySeq(row.seq) ?? []);
}
