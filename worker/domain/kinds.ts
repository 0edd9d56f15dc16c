import type { OutgoingKind } from "../protocol/outgoing/outgoing.ts";
import { kindOf, type ConversationKind } from "../protocol/thread/kind.ts";

/**
 * In what the kinds of a conversation differ, as far as rules tell: one row each, and nobody asks for the kind itself. How each is sent and
 * judged stands beside it in the Conversation (objects/conversation/kinds). `sends`: what may be sent there at all.
 */
export type KindRules = {
  sends: readonly OutgoingKind[];
  /** One person writes, of whom Meta's word on one message holds for all: that they cannot be reached, or another app holds the thread. */
  isOfOnePerson: boolean;
  /** Meta tells more of who writes, when it is asked (User Profile API). */
  hasProfile: boolean;
  /** The customer is shown that somebody reads or writes ("sender actions"). */
  hasSignals: boolean;
  /** The Page may react to a message with an emoji ("sender actions", `react`). */
  hasReactions: boolean;
  /** An app holds it, and may pass it on (Conversation Routing). */
  hasThreadControl: boolean;
  /** Its customer can be blocked ("moderate conversations"). */
  hasModeration: boolean;
  /** Meta has a record of what was said before, which can be imported (Conversations API). */
  hasPast: boolean;
  /** Messages come from an agent by name and picture (Personas API). */
  hasPersonas: boolean;
  /** What is said can be hidden, liked and deleted (Comment). */
  hasCommentActions: boolean;
  /** Programs speak with whoever writes, and the desk says things by itself: bots, automatic replies, the question how satisfied they are. */
  hasAutomation: boolean;
  /** Who took back what they wrote may be answered all the same. Under a post nothing stands there any more that could be. */
  asksWhenGone: boolean;
  /** Its contacts are counted in reports: in public others wait for nothing, and answer one another. */
  isCounted: boolean;
};

export const KIND_RULES: Record<ConversationKind, KindRules> = {
  messenger: {
    sends: ["text", "files", "sticker", "template", "utility"],
    isOfOnePerson: true,
    hasProfile: true,
    hasSignals: true,
    hasReactions: true,
    hasThreadControl: true,
    hasModeration: true,
    hasPast: true,
    hasPersonas: true,
    hasCommentActions: false,
    hasAutomation: true,
    asksWhenGone: true,
    isCounted: true,
  },
  comment: {
    sends: ["public_reply", "private_reply"],
    isOfOnePerson: false,
    hasProfile: false,
    hasSignals: false,
    hasReactions: false,
    hasThreadControl: false,
    hasModeration: false,
    hasPast: false,
    hasPersonas: false,
    hasCommentActions: true,
    hasAutomation: false,
    asksWhenGone: false,
    isCounted: false,
  },
};

/** The rules of a conversation's kind, by its name. */
export function rulesOf(conversation: string): KindRules {
  return KIND_RULES[kindOf(conversation)];
}
