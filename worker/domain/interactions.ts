import type { InteractionTold } from "../protocol/interactions/interaction.ts";
import type { Person } from "../protocol/message/entry.ts";

/** A contact as its thread tells of it. `answeredAt`: when a person's first answer was with the customer; null: not yet. */
export type ContactNews = {
  id: number;
  begunAt: number;
  begunBy: InteractionTold["begunBy"];
  answeredAt: number | null;
};

/** What is known of a contact until it is closed. */
export type Contact = Omit<InteractionTold, "closed" | "tags" | "attributes">;

/**
 * A contact after news of it. `answers`: who answered in it since the news before, first to last: of what was accepted here its
 * time is known before Meta has it.
 */
export function contactAfter(
  known: Contact | null,
  told: ContactNews | undefined,
  answers: readonly { at: number; by: Person }[],
): Contact | null {
  if (told === undefined) return known;
  const { answeredAt, ...begun } = told;
  const isSame = known?.id === told.id && known.begunAt === told.begunAt;
  const before = isSame ? known.answered : null;
  const [first] = answers;
  const answered = first ?? (answeredAt === null ? null : { at: answeredAt, by: null });
  return { ...begun, answered: before ?? answered };
}
