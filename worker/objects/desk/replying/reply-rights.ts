import { isOpenToAll, whyNotReply, type Answerable } from "../../../domain/replying.ts";
import { invitedOf, ownerOf, waitOf, type Standing } from "../../../domain/states/standing.ts";
import type { NotYours } from "../../../protocol/refusals.ts";
import { standingOf, type ConversationRow } from "../list/row.ts";
import type { Who } from "../sight/sights.ts";
import type { DeskStore } from "../store.ts";

/** Who may answer what, as the desk's document has it and agents' tokens name their teams. */
export class ReplyRights {
  readonly #store: Pick<DeskStore, "routed">;

  constructor(store: Pick<DeskStore, "routed">) {
    this.#store = store;
  }

  /** Whether some may not answer what they see. */
  get isLimiting(): boolean {
    return !isOpenToAll(this.#store.routed().config);
  }

  /** Why somebody may not answer a conversation, null: they may. */
  whyNot(who: Who, row: ConversationRow): NotYours | null {
    const { config } = this.#store.routed();
    if (isOpenToAll(config)) return null;
    const standing = standingOf(row);
    const invited = invitedOf(standing).map(({ sub }) => sub);
    return whyNotReply(config, who, answerable(standing), invited);
  }
}

function answerable(standing: Standing): Answerable {
  const queue = waitOf(standing)?.queue ?? null;
  const ofOne = queue === null ? null : /^agent:\d+:[^:]*:(.*)$/s.exec(queue);
  const asked = standing.state === "offered" ? standing.offer.to.map(({ sub }) => sub) : [];
  return {
    owner: ownerOf(standing),
    place: queue,
    asked: ofOne === null ? asked : [...asked, ofOne[1] ?? ""],
  };
}
