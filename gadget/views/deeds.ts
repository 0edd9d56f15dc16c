import type { SavedView, SavedViewId } from "../../worker/protocol/saved-views/saved-view.ts";
import type { ListFilter } from "../../worker/protocol/list/filter.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { lateSlice } from "../state/late-slice.ts";
import type { CommandRefusal } from "../wire/commands.ts";

/** How often what is kept may have changed: with each welcome, and whenever the Worker says so. */
export const viewChanges = lateSlice("views", 0, (changes, update) =>
  update.type === "frame" && (update.frame.type === "views" || update.frame.type === "welcome")
    ? changes + 1
    : changes,
);

/** Those that this agent may open, with how much each holds; null where nobody can say now. */
export async function viewsOf({ channel }: Pick<DeedTools, "channel">): Promise<SavedView[] | null> {
  const answer = await channel.request({ type: "views.list", counts: true });
  return answer.ok ? answer.result.views : null;
}

/** Narrows the list that is shown. */
export function narrow({ store }: Pick<DeedTools, "store">, filter: ListFilter): void {
  store.dispatch({ type: "list.show", filter });
}

/** Shows what is kept. */
export function showSaved({ store }: Pick<DeedTools, "store">, { view, sort, filter }: SavedView): void {
  store.dispatch({ type: "list.show", view, sort, filter });
}

/** What is to be kept, and in place of which: `base` as of `view.save`. */
export type ToKeep = Omit<SavedView, "by" | "changedAt" | "count"> & { base: number | null };

/** Keeps it; null: it is kept. `changed`: somebody else changed it. */
export async function keepView(
  { channel }: Pick<DeedTools, "channel">,
  view: ToKeep,
): Promise<CommandRefusal | { code: "changed_view" } | null> {
  const answer = await channel.request({ type: "view.save", ...view });
  if (!answer.ok) return answer.refusal;
  return answer.result.saved ? null : { code: "changed_view" };
}

/** Puts one before another, or last. */
export async function moveView(
  { channel }: Pick<DeedTools, "channel">,
  saved: SavedViewId,
  before: SavedViewId | null,
): Promise<CommandRefusal | null> {
  const answer = await channel.request({ type: "view.move", saved, before });
  return answer.ok ? null : answer.refusal;
}

/** Deletes one; null: it is gone, perhaps by somebody else. */
export async function deleteView(
  { channel }: Pick<DeedTools, "channel">,
  saved: SavedViewId,
): Promise<CommandRefusal | null> {
  const answer = await channel.request({ type: "view.delete", saved });
  return answer.ok || answer.refusal.code === "not_found" ? null : answer.refusal;
}
