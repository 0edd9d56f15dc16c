import { configOf } from "../../../config.ts";
import { log, traceOf } from "../../../log.ts";
import { may } from "../../../protocol/rights.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import { pageStub } from "../../kernel/stubs.ts";
import { pageOf, reaches, type Tools } from "../call.ts";

/**
 * Whether comments under posts come to the desk from one of the Pages that this administrator sees: their login asks Meta for what comments
 * need, so that a Page connected anew has it. A Page that does not answer is taken for one that wants none.
 */
export async function areCommentsWanted(tools: Tools, actor: AdminActor): Promise<boolean> {
  const { env, store } = tools;
  const pages = new Set(
    store.pages(may(actor.role, "manage_desks") ? null : actor.desk).map(({ page_id }) => page_id),
  );
  const configured = configOf(env).page?.id;
  const row = configured === undefined ? null : await pageOf(tools, configured);
  if (row !== null && reaches(actor, row.desk)) pages.add(row.page_id);
  const answers = [...pages].map(async (pageId) => {
    try {
      return await pageStub(env, pageId).takesComments(pageId);
    } catch (error) {
      log({ event: "fault", where: "login.comments", error: traceOf(error) });
      return false;
    }
  });
  return (await Promise.all(answers)).includes(true);
}
