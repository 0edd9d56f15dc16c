import type { Sort } from "../../worker/protocol/conversation.ts";
import { agentName } from "./agent-name.ts";
import type { Memory } from "./platform.ts";
import type { ChatStore } from "./store.ts";

const SORTS: readonly string[] = ["waiting", "window"] satisfies Sort[];

/** Keeps how each agent sorts their list, in this browser, beyond the page and the working day. */
export function keepSort(store: ChatStore, memory: Memory, server: string): void {
  let name: string | null = null;
  let { sort } = store.state.list;
  store.subscribe((state) => {
    const now = agentName("fb-chat-sort", server, state);
    const isNew = now !== name;
    name = now;
    if (name === null) return;
    if (isNew) {
      const kept = memory.get(name);
      sort = SORTS.includes(kept ?? "") ? (kept as Sort) : "latest";
      store.dispatch({ type: "list.show", sort });
    } else if (state.list.sort !== sort) {
      ({ sort } = state.list);
      if (sort === "latest") memory.remove(name);
      else memory.set(name, sort);
    }
  });
}
