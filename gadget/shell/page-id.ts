/** The Page by which a conversation came. */
export function pageIdOf(conversation: string): string {
  return conversation.slice(0, conversation.indexOf(":"));
}
