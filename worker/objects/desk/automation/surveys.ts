import { rulesOf } from "../../../domain/kinds.ts";
import { commandOfAsking, isAskedAbout } from "../../../domain/satisfaction.ts";
import type { CountedContact } from "../../../domain/reports/counted.ts";
import type { DeskLine } from "../../../protocol/message/content.ts";
import type { ConversationRow } from "../list/row.ts";
import type { DeskStore } from "../store.ts";
import type { Announcer } from "./announcer.ts";
import { surveyed } from "../reports/rated.ts";
import { contactOf } from "./replies.ts";

/** No reply of a desk's has such an id. */
const REPLY = "satisfaction:";

type Tools = { store: DeskStore; announcer: Pick<Announcer, "tell">; counted: () => void };

/** What is asked of a customer whose contact was closed just now. */
export type Asking = { conversation: string; epoch: string; contact: number };

/** Asks customers how satisfied they are, once in a contact, when it was closed (`satisfaction` of the routing document). */
export class Surveys {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Whether its customer is asked; null: not. `before`: as it stood until these lines closed it. */
  closed(before: ConversationRow, lines: readonly DeskLine[]): Asking | null {
    const { satisfaction } = this.#tools.store.routing.current().config;
    if (satisfaction === undefined || !lines.some(({ event }) => event === "closed")) return null;
    if (!rulesOf(before.name).hasAutomation) return null;
    const contact = before.contact == null ? null : (JSON.parse(before.contact) as CountedContact);
    if (contact === null) return null;
    const talk = this.#tools.store.talks.find(before.name);
    const served = {
      wrote: before.asked > before.closed_asked,
      bySomebody: contact.answered !== null,
      byProgram: talk !== null && !talk.asks && talk.contact === contactOf(before) && talk.turns > 0,
    };
    if (!isAskedAbout(satisfaction, served)) return null;
    return { conversation: before.name, epoch: before.epoch, contact: contact.id };
  }

  /** Behind whatever else the desk says of the end. Its Conversation knows what it was asked by, and asks once. */
  ask({ conversation, epoch, contact }: Asking, now: number): void {
    const { store, announcer } = this.#tools;
    const { satisfaction } = store.routing.current().config;
    const row = store.list.find(conversation);
    if (satisfaction === undefined || row === null) return;
    const { texts, ...how } = satisfaction;
    const asked = { epoch, contact };
    announcer.tell(
      ...([conversation, REPLY, contactOf(row)] as const),
      {
        on: "satisfaction",
        texts: texts.map((text) => ({ ...text, text: text.question })),
        seenRev: row.rev,
        asking: { ...how, ...asked },
      },
      now,
      commandOfAsking(asked),
    );
    const fact = store.transaction(() => {
      const made = surveyed(store.interactions, { conversation, contact }, now);
      if (made !== null) store.facts.add(made, now);
      return made;
    });
    if (fact !== null) this.#tools.counted();
  }
}
