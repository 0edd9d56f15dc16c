import type { InboundItem } from "../../domain/item.ts";
import { toAsciiJson } from "../../graph/json.ts";
import type { DeadLetter } from "./contracts.ts";

/** Those of the items that their conversation could not write, for their Page to keep. */
export function deadLettersOf(
  conversation: string,
  items: readonly InboundItem[],
  positions: readonly number[],
): DeadLetter[] {
  return positions.flatMap((position) => {
    const item = items[position];
    if (item === undefined) return [];
    const json = item.raw ?? toAsciiJson(item.event);
    return [{ conversation, key: item.key, at: item.at, json, item: toAsciiJson(item) }];
  });
}
