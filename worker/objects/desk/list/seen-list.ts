import { passes } from "../../../protocol/list/filter.ts";
import type { ListScope, Summary } from "../../../protocol/thread/conversation.ts";

/** A list with how whoever opened it has its rows, where that is not as they are: by what is hidden from them they narrow nothing. Told to nobody. */
export type SeenList = ListScope & { seen?: (row: Summary) => Summary };

/** Whether a row passes the filter of a list, as its reader has it. */
export function passesSeen(list: SeenList, row: Summary): boolean {
  return passes(list, asSeen(list, row));
}

/** A row as the reader of the list has it. */
export function asSeen({ seen }: SeenList, row: Summary): Summary {
  return seen === undefined ? row : seen(row);
}
