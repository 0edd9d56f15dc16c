import { ALL_VIEWS, type View } from "../../worker/protocol/list/views.ts";
import { keepChoice } from "./keep-choice.ts";
import type { Platform, Texts } from "../platform/doors.ts";
import type { ChatStore } from "../state/store.ts";

/** Keeps which view an agent has before them: this tab's own, and for new tabs the one chosen last in any. */
export function keepView(store: ChatStore, { tab, memory }: Platform, server: string): void {
  const both: Texts = {
    get: (name) => tab?.get(name) ?? memory?.get(name) ?? null,
    set: (name, text) => {
      tab?.set(name, text);
      memory?.set(name, text);
    },
    remove: () => {},
  };
  keepChoice(store, both, server, {
    prefix: "fb-chat-view",
    of: (state) => state.list.view,
    textOf: (view) => view,
    restore: (kept) => {
      const view = kept as View;
      if (ALL_VIEWS.includes(view)) store.dispatch({ type: "list.show", view });
    },
  });
}
