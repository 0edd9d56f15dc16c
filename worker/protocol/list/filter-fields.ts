import * as v from "../values.ts";
import { Sub } from "../ids.ts";
import {
  ATTRIBUTE_TEXT_UNITS_MAX,
  ENDS_WITHIN_MINUTES_MAX,
  FILTER_ATTRIBUTES_MAX,
  FILTER_TAGS_MAX,
} from "../limits.ts";
import { Id, Kind, PageId } from "../routing/fields.ts";
import { oneLine } from "../one-line.ts";
import { AttributeCondition } from "../routing/tags.ts";
import { STATES, type State } from "../thread/state.ts";
import { ALL_SORTS } from "./order.ts";
import type { AttributeFilter, ListFilter } from "./filter.ts";

const isOpenState = (state: State): state is Exclude<State, "closed"> => state !== "closed";

const AttributeFilterField: v.GenericSchema<AttributeFilter> = v.strictObject({
  ...AttributeCondition.entries,
  contains: v.exactOptional(oneLine(ATTRIBUTE_TEXT_UNITS_MAX)),
});

/** ListFilter on the wire. Apart from it, for gadgets have no use for how it is checked. */
export const ListFilterField: v.GenericSchema<ListFilter> = v.strictObject({
  page: v.exactOptional(PageId),
  kind: v.exactOptional(Kind),
  owner: v.exactOptional(v.nullable(Sub)),
  queue: v.exactOptional(Id),
  team: v.exactOptional(Id),
  tags: v.exactOptional(v.pipe(v.array(Id), v.minLength(1), v.maxLength(FILTER_TAGS_MAX))),
  attributes: v.exactOptional(
    v.pipe(v.array(AttributeFilterField), v.minLength(1), v.maxLength(FILTER_ATTRIBUTES_MAX)),
  ),
  state: v.exactOptional(v.picklist(STATES.filter(isOpenState))),
  language: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))),
  unanswered: v.exactOptional(v.literal(true)),
  endsWithin: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ENDS_WITHIN_MINUTES_MAX)),
  ),
});

export const SortField = v.picklist(ALL_SORTS);
