import { keepFilter } from "../memory/filter-memory.ts";
import { keepSort } from "../memory/sort-memory.ts";
import { keepView } from "../memory/view-memory.ts";
import type { Platform } from "../platform/doors.ts";
import type { ChatStore } from "../state/store.ts";
import type { CommandChannel } from "../wire/commands.ts";
import { FollowedList } from "./followed-list.ts";
import type { FollowedPart } from "./sync.ts";

type FollowParts = { store: ChatStore; channel: CommandChannel; platform: Platform; server: string };

/** The list as gadgets have it: what an agent chose of it is kept. */
export function followList({ store, channel, platform, server }: FollowParts): FollowedPart {
  const followed = new FollowedList(store, channel, platform);
  keepView(store, platform, server);
  if (platform.memory) keepSort(store, platform.memory, server);
  if (platform.tab) keepFilter(store, platform.tab, server);
  return followed;
}
