import { Nothing } from "../../results/results.ts";
import { fieldsOf, route } from "../route.ts";

/** What is done with comments under posts; they are answered as messages are. */
export const commentRoutes = [
  route({
    name: "actOnComment",
    method: "POST",
    path: "/conversations/{conversation}/messages/{message}/comment",
    scope: "comments:write",
    summary: "Hides a comment, likes it, takes either back, or deletes one of the Page's own",
    description:
      "Done once it is answered. What is so already is not asked of Meta again. What customers wrote can be hidden and not deleted. Comments are answered by `POST …/messages`, with an `outgoing` of the kind `public_reply`, which everybody reads, or `private_reply`, which Meta takes once within 7 days.",
    command: "comment.act",
    body: fieldsOf("comment.act", "action"),
    fields: ({ conversation, message, action }) => ({ conversation, entry: message, action }),
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "editComment",
    method: "PATCH",
    path: "/conversations/{conversation}/messages/{message}/comment",
    scope: "comments:write",
    summary: "Has what the Page wrote under a post say something else",
    description: "Done once it is answered. What customers wrote, and private replies, stay as they are.",
    command: "comment.edit",
    body: fieldsOf("comment.edit", "text"),
    fields: ({ conversation, message, text }) => ({ conversation, entry: message, text }),
    answer: Nothing,
    told: () => null,
  }),
];
