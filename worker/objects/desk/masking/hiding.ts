import { hiddenFromBots } from "../../../domain/masking/readers.ts";
import type { HidePolicy } from "../../../protocol/masking/masking.ts";
import type { DeskStore } from "../store.ts";

/** What is hidden from a bot that is asked, as a part of how it is. */
export function hiding({ masking }: Pick<DeskStore, "masking">): { hide?: HidePolicy } {
  const hide = hiddenFromBots(masking.current());
  return hide === null ? {} : { hide };
}
