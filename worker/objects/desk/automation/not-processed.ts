import { rulesOf } from "../../../domain/kinds.ts";
import { isNotProcessed, notProcessedCommand } from "../../../domain/not-processed.ts";
import type { Publication } from "../../kernel/contracts.ts";
import type { DeskStore } from "../store.ts";
import type { Announcer } from "./announcer.ts";

/** No reply of the routing document has such an id. */
const REPLY = "#not-processed";

type Tools = { store: DeskStore; announcer: Announcer };

/**
 * Has a customer told that something of theirs could not be shown or kept, where the desk has words for it: once in an
 * interaction, as a program, so that it answers nobody, takes no conversation, and leaves only while Meta's 24 hours last.
 */
export class NotProcessed {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Asked of every publication, in the turn in which it is taken in: mostly there are no words. */
  came({ conversation, entries }: Publication, now: number): void {
    const { store, announcer } = this.#tools;
    const { notProcessedText: text } = store.settings.all();
    if (text === "" || entries === null || !rulesOf(conversation).hasAutomation) return;
    const entry = entries.findLast((it) => isNotProcessed(it, now));
    if (entry === undefined) return;
    const contact = entry.interaction ?? 0;
    if (store.automatic.last(conversation, REPLY)?.contact === contact) return;
    const what = { on: "not_processed", texts: [{ language: "en", text }], seenRev: 0 } as const;
    const command = notProcessedCommand(entry.interaction);
    announcer.tell(conversation, REPLY, contact, { ...what, texts: [...what.texts] }, now, command);
  }
}
