import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { ListFilterField, SortField } from "../list/filter-fields.ts";
import { ALL_VIEWS } from "../list/views.ts";
import { SavedViewId, SavedViewName, ViewScope, type SavedView } from "./saved-view.ts";

/** Lists that are kept under a name. */
export const savedViewCommands = [
  /** Those that this agent may open: their own, their teams' (who may `supervise`: every team's), the desk's; each in their order. */
  command({
    name: "views.list",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { counts: v.exactOptional(v.literal(true)) },
    result: answer<{ views: SavedView[] }>(),
  }),
  /**
   * Keeps a list, or puts it in the place of one that is kept; `scope` may be another then. What is a team's or the desk's,
   * or becomes it, is for who may `supervise`. `base`: its `changedAt` as the agent had it before them, null for a new one:
   * where somebody else saved it since, nothing happens and `saved` is false.
   */
  command({
    name: "view.save",
    about: "desk",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: {
      saved: SavedViewId,
      base: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
      name: SavedViewName,
      scope: ViewScope,
      view: v.picklist(ALL_VIEWS),
      sort: SortField,
      filter: ListFilterField,
    },
    result: answer<{ saved: boolean }>(),
  }),
  /** Puts one before another of the same scope, or behind all of them (null). */
  command({
    name: "view.move",
    about: "desk",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { saved: SavedViewId, before: v.nullable(SavedViewId) },
    result: answer(),
  }),
  /** One that is not there is `not_found`: to say it again does no harm. */
  command({
    name: "view.delete",
    about: "desk",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { saved: SavedViewId },
    result: answer(),
  }),
] as const;
