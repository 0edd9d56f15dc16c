/** `<pageId>:<psid>`; the PSID may hold colons and spaces, though not at its ends. */
export const CONVERSATION_NAME = /^[^:\s]{1,100}:\S(?:.{0,198}\S)?$/u;

/** The Page by which a conversation came. */
export function pageIdOf(conversation: string): string {
  return conversation.slice(0, conversation.indexOf(":"));
}
