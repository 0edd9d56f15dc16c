/** What Meta tells of comments below a Page's posts (Webhooks, "feed"). */
import type { SimulatorContext } from "../context.ts";
import type { JsonObject } from "../json.ts";
import { permissionsOf } from "../world/authority.ts";
import type { CommentState } from "../world/state.ts";
import { emit } from "./emit.ts";

/** Without it the comments come without their authors. */
const AUTHOR_PERMISSION = "pages_read_user_content";

/** A comment that was taken back is told by its ids alone. */
export function commentEvent(
  context: SimulatorContext,
  pageId: string,
  comment: CommentState,
  verb: "add" | "edited" | "remove",
): void {
  const { world } = context;
  const { id, postId, parentId, psid, text, at } = comment;
  const { firstName, lastName } = world.customer(psid);
  const from = { id: psid, name: `${firstName} ${lastName}` };
  const tellsAuthors = (appId: string): boolean =>
    Object.values(world.state.tokens).some(
      (token) =>
        token.appId === appId &&
        token.pageId === pageId &&
        permissionsOf(world.state, token).includes(AUTHOR_PERMISSION),
    );
  const value: JsonObject = { item: "comment", verb, post_id: postId, comment_id: id, parent_id: parentId };
  const post = {
    id: postId,
    status_type: "added_photos",
    is_published: true,
    permalink_url: `https://www.facebook.com/${postId}`,
    promotion_status: "inactive",
  };
  emit(context, {
    kind: "comment",
    field: "feed",
    pageId,
    psid,
    list: "changes",
    audience: "everybody",
    item: ({ appId }) => ({
      field: "feed",
      value: {
        ...value,
        ...(tellsAuthors(appId) ? { from } : {}),
        created_time: Math.floor(at / 1_000),
        ...(verb === "remove" ? {} : { message: text, post }),
      },
    }),
  });
}
