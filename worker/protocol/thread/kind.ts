/**
 * Where a conversation is held: in Messenger, with one person, or in public, a comment under a post of the Page's (or a visitor's post,
 * a review) with the replies to it.
 */
export type ConversationKind = "messenger" | "comment";

/** Meta's ids of comments and posts have an underscore, those of people (PSIDs) have none. */
const OF_COMMENT = /^[^:]+:\d+(_\d+)+$/;

/** By its name: `<pageId>:<psid>`, or `<pageId>:<id of the comment, visitor's post or review>`. */
export function kindOf(conversation: string): ConversationKind {
  return OF_COMMENT.test(conversation) ? "comment" : "messenger";
}
