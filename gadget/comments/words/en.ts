import type { CommentDeed, CommentBegan } from "../../../worker/protocol/comments/comment.ts";
import type { NoPrivateReply } from "../../../worker/protocol/comments/private-reply.ts";

const UNDER: Record<CommentBegan, string> = {
  comment: "Comment under a post of the Page",
  post: "Post of a visitor on the Page",
  review: "Review of the Page",
  mention: "The Page is named in a post elsewhere",
};

const WHY_NOT: Record<NoPrivateReply, string> = {
  removed: "No private reply: it was deleted.",
  own: "No private reply: the Page wrote this itself.",
  answered: "No private reply: it was answered in private already, and Meta takes one.",
  under_way: "No private reply: one is on its way already, and Meta takes one.",
  too_old: "No private reply: it is older than 7 days.",
  not_replyable: "No private reply: Meta does not allow one here.",
  none: "No private reply: this is no comment.",
};

const DID: Record<CommentDeed, (name: string) => string> = {
  hide: (name) => `${name} hid a comment`,
  unhide: (name) => `${name} showed a comment again`,
  like: (name) => `${name} liked a comment as the Page`,
  unlike: (name) => `${name} took the like of a comment back`,
  edit: (name) => `${name} changed what the Page wrote`,
  delete: (name) => `${name} deleted what the Page wrote`,
};

/** The words of comments, of replies in public, and of the one in private. */
export const comments = {
  /** Of whom Meta does not say who it is. */
  somebody: "A person on Facebook",
  under: UNDER,
  noPost: "What the post says is not known.",
  noText: "The post has no words.",
  openPost: "Open on Facebook",
  showPost: "Show the post",
  hidePost: "Hide the post",
  chooseBox: "How to reply",
  public: {
    mode: "Public",
    title: "Public: everybody who sees the post can read this.",
    placeholder: "Write a public reply…",
    send: "Reply publicly",
  },
  private: {
    mode: "Private",
    left: (time: string) => `${time} left`,
    title: (name: string) => `Private: only ${name} reads this, in Messenger. It is one message.`,
    placeholder: (name: string) => `Write to ${name} in private…`,
    send: "Reply privately",
    notHere: "No private reply: the comment that it would answer is not here.",
    whyNot: WHY_NOT,
  },
  replyingTo: (name: string) => `Reply to ${name}`,
  stop: "Reply to the first comment instead",
  gone: "The comment was deleted. It cannot be answered any more.",
  changedNow: (name: string) => `${name} changed the comment while you were writing. It now says:`,
  goneNow: (name: string) => `The comment of ${name} was deleted while you were writing.`,
  answeredNow: (name: string) => `${name} answered while you were writing:`,
  heldBack: "It was not sent yet.",
  hiddenNow: "The comment was hidden while you were writing.",
  seen: "OK",
  tooLong: (n: number) => `${n} characters too many`,
  tools: {
    label: "What can be done with the comment",
    reply: "Reply publicly",
    private: "Reply privately",
    like: "Like as the Page",
    unlike: "Take the like back",
    hide: "Hide",
    unhide: "Show again",
    edit: "Change the text",
    delete: "Delete",
  },
  change: {
    title: "Change what the Page wrote",
    text: "Everybody who sees the post reads it as it is then. Facebook shows that it was edited.",
    save: "Change it",
    cancel: "Leave it as it is",
  },
  links: "Under posts and in Messenger",
  picture: "Add a picture",
  onePicture: "One picture goes with a public reply.",
  sure: {
    title: "Delete what the Page wrote?",
    text: "It disappears from Facebook, with all replies to it. This cannot be undone.",
    delete: "Delete",
    cancel: "Keep it",
  },
  deleted: "This was deleted.",
  did: DID,
  hidden: "Hidden: only its author and their friends see it.",
  liked: "Liked by the Page",
  isPublic: "Public",
  privateTo: (name: string) => `Private reply to ${name}`,
  toMessenger: "Open the conversation in Messenger",
  answersComment: (post: string) => `Private reply to a comment under “${post}”`,
  answersOther: "Private reply to a comment",
  toComment: "Show the comment",
};
export type CommentWords = typeof comments;
