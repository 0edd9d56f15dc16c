import type { View } from "../../worker/protocol/list/views.ts";
import type { SavedView } from "../../worker/protocol/saved-views/saved-view.ts";
import type { MenuEntries, MenuItem, openMenu } from "../shell/menu.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { knows } from "../state/features.ts";
import { viewsOf, showSaved } from "./deeds.ts";
import { countText, isShown, keyOf } from "./kept.ts";
import { openViews } from "./open-views.ts";
import { speakHere, words } from "./words.ts";

/** A list that has no tab now. */
export type ListBehind = { view: View; name: string; count: string };

type Choice = `list ${View}` | `kept ${string}` | "all";

/**
 * The menu of the lists that have no tab, the views that are kept, and where those are changed. Each with how much it holds; what is
 * kept by whose it is, the agent's own first.
 */
export async function openMoreViews(
  button: HTMLElement,
  seat: SeatController,
  lists: readonly ListBehind[],
  open: typeof openMenu,
): Promise<void> {
  await speakHere();
  const isKnown = knows(seat.tools.store.state, "views");
  // Where nobody can say now which there are, the dialog does.
  const kept = (isKnown ? await viewsOf(seat.tools) : null) ?? [];
  const groups = [
    lists.map(({ view, name, count }): MenuItem<Choice> => ({ label: name, count, choice: `list ${view}` })),
    ...[...Map.groupBy(kept, ({ scope }) => keyOf(scope)).values()].map((views) =>
      views.map((view) => itemOf(view, seat)),
    ),
    isKnown ? [{ label: `${words().title}…`, choice: "all" as const }] : [],
  ];
  const chosen = await open(button, button.ariaLabel ?? "", joined(groups));
  if (chosen === null) return;
  if (chosen === "all") return openViews(button.getRootNode() as ShadowRoot);
  const view = kept.find(({ saved }) => chosen === `kept ${saved}`);
  if (view) showSaved(seat.tools, view);
  else seat.navigation.showView(chosen.slice("list ".length) as View);
}

function itemOf(view: SavedView, seat: SeatController): MenuItem<Choice> {
  const count = view.count === undefined ? "" : countText(view.count);
  return {
    ...{ label: view.name, count, choice: `kept ${view.saved}` },
    isChosen: isShown(view, seat.tools.store.state.list),
  };
}

/** With a line between each two of them. */
function joined(groups: readonly MenuItem<Choice>[][]): MenuEntries<Choice> {
  const some = groups.filter((group) => group.length > 0);
  return some.flatMap((group, at) => (at === 0 ? group : [null, ...group]));
}
