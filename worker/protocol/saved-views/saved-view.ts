import * as v from "../values.ts";
import { VIEW_NAME_UNITS_MAX } from "../limits.ts";
import type { ListFilter } from "../list/filter.ts";
import type { View } from "../list/views.ts";
import type { Person } from "../message/entry.ts";
import { oneLine } from "../one-line.ts";
import { Id } from "../routing/fields.ts";
import type { Sort } from "../thread/conversation.ts";

/** Made by whoever saves it first, so that to save it twice makes one. */
export const SavedViewId = v.pipe(v.string(), v.uuid(), v.toLowerCase());
export type SavedViewId = string;

/** On one line. */
export const SavedViewName = oneLine(VIEW_NAME_UNITS_MAX);

/** Whose it is: the agent's who saved it, everyone's at the desk, or a team's, by its id. */
export const ViewScope = v.union([v.picklist(["mine", "desk"]), v.strictObject({ team: Id })]);
export type ViewScope = v.InferOutput<typeof ViewScope>;

/**
 * A list that is kept under a name: a view, its order, and what it is narrowed to. What a filter names may be gone since;
 * then nothing passes it.
 */
export type SavedView = {
  saved: SavedViewId;
  name: string;
  scope: ViewScope;
  view: View;
  sort: Sort;
  filter: ListFilter;
  /** Who saved it last, and when, in ms. */
  by: Person;
  changedAt: number;
  /** How much it holds of what the agent sees: left out where nobody asked, and of those behind VIEWS_COUNTED_MAX. */
  count?: ViewCount;
};

/** `n` is VIEW_COUNT_MAX at most. `isLeast`: there are more, or it was looked through no further. */
export type ViewCount = { n: number; isLeast?: true };
