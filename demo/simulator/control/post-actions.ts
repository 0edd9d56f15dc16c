/** What people, and the Page's staff, do in public: below posts, and by posts of their own. */
import type { JsonObject } from "../json.ts";
import { optionalText, requiredFlag, requiredText } from "./input.ts";
import type { CustomerAction } from "./customer-actions.ts";
import type { PageAction } from "./page-actions.ts";

export const POST_ACTIONS: Readonly<Record<string, CustomerAction>> = {
  /** {text?, attach?, parentId?, postId?}; answers {id} */
  comment: (customer, input) => ({
    id: customer.comment(
      { text: optionalText(input, "text"), attach: optionalText(input, "attach") },
      optionalText(input, "parentId"),
      optionalText(input, "postId"),
    ),
  }),
  /** {id, text} */
  "edit-comment": (customer, input) => customer.editComment(...changed(input)),
  /** {id} */
  "delete-comment": (customer, input) => customer.deleteComment(requiredText(input, "id")),
  /** {text, picture?}; answers {id} */
  post: (customer, input) => ({
    id: customer.post(requiredText(input, "text"), optionalText(input, "picture")),
  }),
  /** {id, text} */
  "edit-post": (customer, input) => customer.editPost(...changed(input)),
  /** {id}: also a review */
  "delete-post": (customer, input) => customer.deletePost(requiredText(input, "id")),
  /** {id}: likes it, or no longer */
  "like-post": (customer, input) => customer.likePost(requiredText(input, "id")),
  /** {id} */
  "share-post": (customer, input) => customer.sharePost(requiredText(input, "id")),
  /** {text, recommends?}; answers {id} */
  review: (customer, input) => ({
    id: customer.review(requiredText(input, "text"), input["recommends"] !== false),
  }),
  /** {text}; answers {id}, the post's */
  mention: (customer, input) => ({ id: customer.mention(requiredText(input, "text")) }),
};

/** From Business Suite. */
export const WALL_ACTIONS: Readonly<Record<string, PageAction>> = {
  /** {text, picture?}; answers {id} */
  publish: (page, input) => ({
    id: page.wall.publish(requiredText(input, "text"), optionalText(input, "picture")),
  }),
  /** {text, parentId}: below a comment or a post; answers {id} */
  comment: (page, input) => ({
    id: page.wall.comment(requiredText(input, "parentId"), requiredText(input, "text")),
  }),
  /** {id, text} */
  "edit-comment": (page, input) => page.wall.editComment(...changed(input)),
  /** {id} */
  "delete-comment": (page, input) => page.wall.deleteComment(requiredText(input, "id")),
  /** {id, on} */
  "hide-comment": (page, input) =>
    page.wall.hideComment(requiredText(input, "id"), requiredFlag(input, "on")),
  /** {id, on} */
  "like-comment": (page, input) =>
    page.wall.likeComment(requiredText(input, "id"), requiredFlag(input, "on")),
  /** {id, text} */
  "reply-privately": (page, input) => page.wall.replyPrivately(...changed(input)),
  /** {id}: Meta lets nobody answer it privately */
  "refuse-private-reply": (page, input) => page.wall.refusePrivateReply(requiredText(input, "id")),
};

function changed(input: JsonObject): [id: string, text: string] {
  return [requiredText(input, "id"), requiredText(input, "text")];
}
