import type { LitElement } from "lit";
import type { FbChatBulk } from "../bulk/fb-chat-bulk.ts";
import type { FbChatComposerPane } from "../compose/fb-chat-composer-pane.ts";
import type { FbChatListPane } from "../list/fb-chat-list-pane.ts";
import { shortcutsHelp } from "../late/deeds.ts";
import { search } from "../late/search.ts";
import { SearchWantedEvent } from "../search/search-wanted.ts";
import { knows } from "../state/features.ts";
import { LateDeed } from "../late/late-deed.ts";
import type { Platform } from "../platform/doors.ts";
import type { ChatSeat } from "../session/seat.ts";
import { find } from "../shell/find.ts";
import { followKeys } from "../shell/follow-keys.ts";
import type { Shortcut } from "../shell/shortcuts.ts";
import type { SendKey } from "../state/state.ts";
import type { FbChatThreadPane } from "../thread/fb-chat-thread-pane.ts";

type Gadget = LitElement & { noShortcuts: boolean; sendKey: SendKey; platform: Platform };

/** What of a gadget is there at this moment. */
type Parts = {
  seat: () => ChatSeat | null;
  list: () => FbChatListPane | null;
  thread: () => FbChatThreadPane | null;
  /** The box to answer, where it is not the thread's. */
  box: () => FbChatComposerPane | null;
};

/** Does in a gadget what single keys ask for, and shows the list of them. */
export function followShortcuts(gadget: Gadget, { seat, list, thread, box }: Parts): void {
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
  const handling = () => inHeader(thread(), "fb-chat-handling");
  const pile = () =>
    find<LitElement>(gadget, "fb-chat-offers")?.renderRoot.querySelector("fb-chat-offer-pile") ?? null;
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
        return answer(box()?.takesWords ? box() : thread());
      case "note":
        return (box() ?? thread())?.writeNote() ?? false;
      case "filter":
        return list()?.focusFilter() ?? false;
      case "search":
        return showSearch("");
      case "closeNext":
        return withSelected(list(), "close") || (handling()?.closeAndNext() ?? false);
      case "tags":
        return withSelected(list(), "tag") || (handling()?.tag() ?? false);
      case "aside":
        return withSelected(list(), "snooze") || (handling()?.putAside() ?? false);
      case "give":
        return withSelected(list(), "give") || (handling()?.giveOn() ?? false);
      case "select":
        return list()?.selectSeveral() ?? false;
      case "views":
        return list()?.openMoreViews() ?? false;
      case "customer": {
        const button = inHeader(thread(), "fb-chat-customer-button");
        void button?.toggle();
        return button !== null;
      }
      case "accept":
      case "decline":
        return pile()?.answer(shortcut) ?? false;
      case "back":
        return box()?.matches(":focus-within") ? toMessages(thread()) : (thread()?.leaveBox() ?? false);
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

function answer(box: Pick<FbChatThreadPane, "writeNote" | "focus"> | null): boolean {
  box?.writeNote(false);
  box?.focus();
  return box !== null;
}

function toMessages(thread: FbChatThreadPane | null): boolean {
  const entries = thread?.renderRoot.querySelector("fb-chat-entries");
  entries?.focus();
  return entries != null;
}

/** While conversations are being selected a key means them, and not the open one. */
function withSelected(list: FbChatListPane | null, deed: Parameters<FbChatBulk["does"]>[0]): boolean {
  return list?.renderRoot.querySelector<FbChatBulk>("fb-chat-bulk")?.does?.(deed) ?? false;
}

/** What stands in the head of the thread on the screen; it is loaded with this. */
function inHeader<T extends "fb-chat-handling" | "fb-chat-customer-button">(
  thread: FbChatThreadPane | null,
  tag: T,
): HTMLElementTagNameMap[T] | null {
  const header = thread?.renderRoot.querySelector("fb-chat-thread-header");
  return header?.renderRoot.querySelector(tag) ?? null;
}
