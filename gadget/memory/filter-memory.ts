import type { ListFilter } from "../../worker/protocol/list/filter.ts";
import { keepChoice } from "./keep-choice.ts";
import type { Texts } from "../platform/doors.ts";
import type { ChatStore } from "../state/store.ts";

/** Keeps in this tab what an agent narrowed their list to, beyond a reload. */
export function keepFilter(store: ChatStore, tab: Texts, server: string): void {
  keepChoice(store, tab, server, {
    prefix: "fb-chat-filter",
    of: (state) => state.list.filter,
    textOf: (filter) => (filter === undefined ? null : JSON.stringify(filter)),
    restore: (kept) => {
      store.dispatch({ type: "list.show", filter: kept === null ? null : read(kept) });
    },
  });
}

/** What was kept, as far as it can be read; whether it is a filter the Worker says. */
function read(kept: string): ListFilter | null {
  try {
    const value: unknown = JSON.parse(kept);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
