import type { ConversationId, EntryId, MediaId } from "../ids.ts";
import type { SendState } from "../message/entry.ts";

/** Who wrote under a post: `id` is theirs for this Page, as Meta says it ("feed", `from`). */
export type Commenter = { id: string; name: string | null };

/**
 * The post under which something was written. `text` and `picture` null: it has none; `at` in ms, null where Meta does not say. `picture`
 * names a copy for `media.link`.
 */
export type PostTold = {
  id: string;
  text: string | null;
  picture: MediaId | null;
  permalink: string | null;
  at: number | null;
};

/** What a thread of kind `comment` began with. A `mention` names the Page under somebody else's post. */
export type CommentBegan = "comment" | "post" | "review" | "mention";

/**
 * What is true of a thread of kind `comment` as a whole. `post` null: Meta did not tell of it. `by`: who began it; null: Meta does not say
 * who ("A person on Facebook"). `root`: the entry that it began with; left out until it is here. `privateReplies`: what was answered in
 * private, oldest first, at most PRIVATE_REPLIES_MAX; left out for none. `closed`: to whom Meta takes no private reply, as far as it was
 * asked; left out for nobody.
 */
export type CommentThread = {
  began: CommentBegan;
  postId: string;
  post: PostTold | null;
  by: Commenter | null;
  root?: EntryId;
  privateReplies?: PrivateReply[];
  closed?: ClosedComment[];
};

/** What Meta said of the comment `to` when it was asked: somebody `answered` it in private elsewhere, or it takes no reply at all. */
export type ClosedComment = { to: EntryId; why: "answered" | "not_replyable" };

/**
 * The private reply `entry` to what `to` says. `refused`: Meta takes none there (it was answered by another app, or is not answerable).
 * `conversation`: the one in Messenger that it opened, once Meta has said whose it is.
 */
export type PrivateReply = {
  to: EntryId;
  entry: EntryId;
  state: SendState;
  refused?: true;
  conversation?: ConversationId;
};

export const PRIVATE_REPLIES_MAX = 50;

/**
 * What lists tell of a thread of kind `comment`. `post`: the first words of its post; null: it has none, or Meta did not tell of it.
 * `messenger`: the conversations that private replies opened, oldest first; left out for none.
 */
export type CommentSummary = Pick<CommentThread, "began" | "postId" | "by"> & {
  post: string | null;
  messenger?: ConversationId[];
};

/** Of a message in Messenger that is the private reply to a comment: where that was written, and the first words of its post. */
export type AnsweredComment = { conversation: ConversationId; entry: EntryId; post: string | null };

/** What an agent does with a comment at Meta. `delete`: one of the Page's own. */
export const COMMENT_ACTIONS = ["hide", "unhide", "like", "unlike", "delete"] as const;
export type CommentAction = (typeof COMMENT_ACTIONS)[number];

/** What the thread tells by a line: what an agent did, or that what the Page wrote says something else since. */
export const COMMENT_DEEDS = [...COMMENT_ACTIONS, "edit"] as const;
export type CommentDeed = (typeof COMMENT_DEEDS)[number];
