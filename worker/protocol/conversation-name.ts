/**
 * `<pageId>:<psid>`; the PSID may hold colons and spaces, though not at its ends. No half of a surrogate pair: SQLite gives it back as
 * another character, and what is kept by such a name would never be found again.
 */
export const CONVERSATION_NAME = /^(?!.*\p{Cs})[^:\s]{1,100}:\S(?:.{0,198}\S)?$/u;

/** The Page by which a conversation came. */
export function pageIdOf(conversation: string): string {
  return conversation.slice(0, conversation.indexOf(":"));
}
