import type { LitElement } from "lit";
import type { Texts } from "../platform/doors.ts";
import type { FbChatListPane } from "../list/fb-chat-list-pane.ts";
import type { ChatSeat } from "../session/seat.ts";
import { find } from "../shell/find.ts";
import { focusedIn } from "../shell/type-into.ts";
import type { FbChatThreadPane } from "../thread/fb-chat-thread-pane.ts";

const FOCUSED = "fb-chat-focused ";
/** Whoever does one of these goes on somewhere already. */
const HANDS = ["pointerdown", "keydown", "focusin"] as const;

/** Where the focus was: where something is written, or elsewhere in the thread or the list. */
type Where = "box" | "thread" | "list";

type Gadget = LitElement & { platform: { tab?: Texts } };
type Parts = {
  seat: () => ChatSeat | null;
  list: () => FbChatListPane | null;
  thread: () => FbChatThreadPane | null;
  /** The box, where it stands by itself. */
  box: () => HTMLElement | null;
};

/**
 * A gadget that had the focus when its tab was loaded anew has it again, so that keys go on: a browser begins with the page, and a
 * letter would be the page's until somebody clicks. It takes the focus from nobody: not from what has it, nor from who
 * has pressed anything by then.
 */
export function focusAgain(gadget: Gadget, parts: Parts): void {
  const { tab } = gadget.platform;
  const { ownerDocument: document } = gadget;
  const view = document.defaultView;
  if (tab === undefined || view === null) return;
  const name = () => FOCUSED + String([...document.querySelectorAll(gadget.localName)].indexOf(gadget));
  const keep = () => {
    const where = whereIn(gadget);
    if (where === null) tab.remove(name());
    else tab.set(name(), where);
  };
  gadget.addController({
    hostConnected: () => {
      view.addEventListener("pagehide", keep);
    },
    hostDisconnected: () => {
      view.removeEventListener("pagehide", keep);
    },
  });
  void gadget.updateComplete.then(() => {
    if (!gadget.isConnected) return;
    const where = tab.get(name()) as Where | null;
    tab.remove(name());
    if (where !== null) giveBack(document, where, parts);
  });
}

function whereIn({ shadowRoot }: Gadget): Where | null {
  const focused = shadowRoot?.activeElement;
  if (!focused) return null;
  if (focusedIn(focused.ownerDocument)?.matches("textarea, input")) return "box";
  return focused.localName === "fb-chat-thread-pane" ? "thread" : "list";
}

/** As soon as that is there. */
function giveBack(document: Document, where: Where, parts: Parts): void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const look = () => {
    if (signal.aborted) return;
    if (focusedIn(document) === null) placeOf(where, parts)?.focus();
    if (focusedIn(document) !== null) stopped.abort();
  };
  const stop = () => {
    stopped.abort();
  };
  for (const hand of HANDS) document.addEventListener(hand, stop, { capture: true, signal });
  const unsubscribe = parts.seat()?.store.subscribe(() => {
    // What is shown of it is drawn by then.
    setTimeout(look);
  });
  signal.addEventListener("abort", () => unsubscribe?.());
  look();
}

function placeOf(where: Where, { list, thread, box }: Parts): HTMLElement | null {
  const pane = thread();
  if (where === "box") return box() ?? pane ?? list();
  return where === "list" || pane === null ? list() : find<HTMLElement>(pane, "fb-chat-entries");
}
