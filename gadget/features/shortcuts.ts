import type { LitElement } from "lit";
import type { FbChatList } from "../list/fb-chat-list.ts";
import { shortcutsHelp } from "../late/deeds.ts";
import { search } from "../late/search.ts";
import { SearchWantedEvent } from "../search/search-wanted.ts";
import { knows } from "../state/features.ts";
import { LateDeed } from "../late/late-deed.ts";
import type { Platform } from "../platform/doors.ts";
import type { ChatSeat } from "../session/seat.ts";
import { followKeys } from "../shell/follow-keys.ts";
import type { Shortcut } from "../shell/shortcuts.ts";
import type { SendKey } from "../state/state.ts";
import type { FbChatThread } from "../thread/fb-chat-thread.ts";

type Gadget = LitElement & { noShortcuts: boolean; sendKey: SendKey; platform: Platform };

/** What of a gadget is there at this moment. */
type Parts = {
  seat: () => ChatSeat | null;
  list: () => FbChatList | null;
  thread: () => FbChatThread | null;
};

/** Does in a gadget what single keys ask for, and shows the list of them. */
export function followShortcuts(gadget: Gadget, { seat, list, thread }: Parts): void {
  const help = new LateDeed(gadget, shortcutsHelp);
  const showHelp = () =>
    void help.do(async ({ openHelp }) => {
      const there = seat();
      if (there) await openHelp(gadget.renderRoot as ShadowRoot, there, gadget.sendKey);
    });
  const searching = new LateDeed(gadget, search);
  const showSearch = (begins: string): boolean => {
    const there = seat();
    const isKnown = there !== null && knows(there.store.state, "search") && !there.store.state.readonly;
    if (isKnown)
      void searching.do(async ({ openSearch }) => {
        await openSearch(gadget, begins);
      });
    return isKnown;
  };
  /** Answers whether the key meant something here; else it is the page's. */
  const does = (shortcut: Shortcut): boolean => {
    switch (shortcut) {
      case "next":
      case "previous": {
        const neighbour = list()?.neighbour(shortcut === "next" ? 1 : -1) ?? null;
        if (neighbour !== null) seat()?.navigation.select(neighbour);
        return neighbour !== null;
      }
      case "reply":
        thread()?.writeNote(false);
        thread()?.focus();
        return thread() !== null;
      case "note":
        return thread()?.writeNote() ?? false;
      case "filter":
        return list()?.focusFilter() ?? false;
      case "search":
        return showSearch("");
      case "closeNext":
        return inHeader(thread(), "fb-chat-handling")?.closeAndNext() ?? false;
      case "tags":
        return inHeader(thread(), "fb-chat-handling")?.tag() ?? false;
      case "select":
        return list()?.selectSeveral() ?? false;
      case "customer": {
        const button = inHeader(thread(), "fb-chat-customer-button");
        void button?.toggle();
        return button !== null;
      }
      case "back":
        return thread()?.leaveBox() ?? false;
      case "help":
        showHelp();
        return true;
    }
  };
  followKeys(gadget, {
    preferences: () => (gadget.noShortcuts ? null : (seat()?.store.state.preferences ?? null)),
    does,
    now: () => gadget.platform.now(),
  });
  gadget.addEventListener("fb-chat-search-wanted", (event) => {
    event.stopPropagation();
    if (event instanceof SearchWantedEvent) showSearch(event.words);
  });
  gadget.addEventListener("fb-chat-help", (event) => {
    event.stopPropagation();
    showHelp();
  });
}

/** What stands in the head of the thread on the screen; it is loaded with this. */
function inHeader<T extends "fb-chat-handling" | "fb-chat-customer-button">(
  thread: FbChatThread | null,
  tag: T,
): HTMLElementTagNameMap[T] | null {
  const header = thread?.renderRoot.querySelector("fb-chat-thread-header");
  return header?.renderRoot.querySelector(tag) ?? null;
}
