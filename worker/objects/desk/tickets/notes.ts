import { writtenNote } from "../../../domain/notes.ts";
import { refused } from "../../../domain/outcome.ts";
import { personaFor } from "../../../domain/persona.ts";
import { closedFor, commandOfNote, stateOfNote } from "../../../domain/tickets/note.ts";
import { writerOf } from "../../../domain/tickets/tickets.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Entry, Person } from "../../../protocol/message/entry.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { Marks } from "../../../protocol/thread/marks.ts";
import type { OfTicket, TicketNoteTold } from "../../../protocol/tickets/ticket.ts";
import type { CommandAnswer } from "../../kernel/contracts.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { doneUnless, idOf, type CallOf, type Done, type Tools } from "../commands/call.ts";
import { toSummary } from "../list/row.ts";

type Call = CallOf<"ticket.note">;

/** What somebody wrote on a ticket: for the customer it is this person's message, for colleagues a note in the thread. */
export class TicketNotes {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Keeps it for colleagues. */
  async keep({ row: { name }, command }: Call): Promise<Done<"ticket.note">> {
    const { env, apply, linesCarried } = this.#tools;
    const of = { ticket: command.ticket, note: idOf(command) };
    await linesCarried(name);
    const line = writtenNote(this.#writer(command), { text: command.text, mentions: [] }, null);
    const answer = await conversationStub(env, name).addNote(name, { id: commandOfNote(of), line });
    if (!answer.ok) return refused(answer.refusal);
    await apply(answer.value.publication);
    return doneUnless(answer.value.isRepeated, keptNote(of, answer.value.entry));
  }

  /**
   * Sends it: as words while Meta takes them of a person, then as what was given for later. Of one id, whichever was accepted first is answered,
   * whatever the window is by now.
   */
  async send(call: Call): Promise<Done<"ticket.note">> {
    const { env, store, apply } = this.#tools;
    const { name } = call.row;
    const { text, otherwise, ticket } = call.command;
    const of = { ticket, note: idOf(call.command) };
    const words: Outgoing = { kind: "text", text };
    const { humanAgent } = store.pages.find(partsOfName(name).pageId) ?? {};
    const closed = closedFor(toSummary(call.row).responseUntil, humanAgent, Date.now());
    const first = closed === null ? words : (otherwise ?? words);
    if (closed !== null && otherwise === undefined) {
      const isOld = await conversationStub(env, name).hasAccepted(name, commandOfNote(of));
      if (!isOld) return refused(closed);
    }
    let answer = await this.#give(call, of, first, first === words ? otherwise : undefined);
    const isOver = !answer.ok && answer.refusal.code === "window_closed";
    if (isOver && otherwise !== undefined && first === words) answer = await this.#give(call, of, otherwise);
    if (!answer.ok) return refused(answer.refusal);
    const { entries, isRepeated, publication } = answer.value;
    await apply(publication);
    return doneUnless(isRepeated, sentNote(of, entries, publication.thread.marks));
  }

  /** Null: there is no such note. */
  async read(name: string, of: OfTicket): Promise<TicketNoteTold | null> {
    const stub = conversationStub(this.#tools.env, name);
    const { entries, marks } = await stub.noteOfTicket(name, of);
    if (entries.length > 0) return sentNote(of, entries, marks);
    const entry = await stub.findNote(name, commandOfNote(of));
    return entry === null ? null : keptNote(of, entry);
  }

  async #give(
    { row: { name }, command }: Call,
    of: OfTicket,
    outgoing: Outgoing,
    otherwise?: Outgoing,
  ): Promise<CommandAnswer> {
    const { env, store, linesCarried } = this.#tools;
    await linesCarried(name);
    const by = this.#writer(command);
    const persona = personaFor(store.settings.all(), { ...by, role: "agent" });
    return await conversationStub(env, name).send(name, {
      ...{ id: commandOfNote(of), by, ofTicket: of, isOfEvent: true as const, outgoing, holdMs: 0 },
      ...(otherwise === undefined ? {} : { otherwise }),
      ...(persona === null ? {} : { persona }),
      ...(store.pages.isDisconnected(partsOfName(name).pageId) ? { isOff: true } : {}),
      // Whoever writes on a ticket has no thread before them.
      seenRev: Number.MAX_SAFE_INTEGER,
    });
  }

  #writer({ by }: Call["command"]): Person {
    return writerOf(by, (sub) => this.#tools.store.people.find(sub) !== null);
  }
}

function keptNote(of: OfTicket, entry: number): TicketNoteTold {
  return { ...of, public: false, state: "kept", messages: [entry] };
}

function sentNote(of: OfTicket, entries: readonly Entry[], marks: Marks): TicketNoteTold {
  // Not those in whose place others were sent.
  const sent = entries.filter(({ delivery }) => delivery?.settled !== "sent_again");
  const parts = sent.flatMap(({ delivery }) => delivery ?? []);
  const failure = parts.find(({ failure: why }) => why !== null)?.failure;
  return {
    ...{ ...of, public: true, state: stateOfNote(parts, marks), messages: sent.map(({ id }) => id) },
    ...(failure == null ? {} : { failure }),
  };
}
