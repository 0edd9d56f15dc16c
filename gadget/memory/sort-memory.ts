import type { Sort } from "../../worker/protocol/thread/conversation.ts";
import { keepChoice } from "./keep-choice.ts";
import type { Memory } from "../platform/doors.ts";
import type { ChatStore } from "../state/store.ts";

const SORTS: readonly string[] = ["waiting", "window", "priority"] satisfies Sort[];

/** Keeps how each agent sorts their list. */
export function keepSort(store: ChatStore, memory: Memory, server: string): void {
  keepChoice(store, memory, server, {
    prefix: "fb-chat-sort",
    of: (state) => state.list.sort,
    textOf: (sort) => (sort === "latest" ? null : sort),
    restore: (kept) => {
      store.dispatch({ type: "list.show", sort: SORTS.includes(kept ?? "") ? (kept as Sort) : "latest" });
    },
  });
}
