import type { LitElement, ReactiveController } from "lit";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { kindOf } from "../../worker/protocol/thread/kind.ts";
import type { FbChatCommentTools } from "../comments/index.ts";
import { comments } from "../late/commenting.ts";
import "./fb-chat-entry-tools.ts";
import { isAnswerable } from "./fb-chat-entry-tools.ts";
import type { FbChatEntryTools } from "./fb-chat-entry-tools.ts";

/** As much of <fb-chat-entry> as is needed here. */
type Row = HTMLElement & { entry?: Entry | null; conversation?: string };

/** A finger that stays so long means more than a tap, in ms. */
const LONG_PRESS_MS = 450;
/** And does not wander further than this, in px. */
const LONG_PRESS_PX = 10;
/** Narrower than this there is no room beside a bubble, in px. */
const NARROW_PX = 440;
/** What they take beside a bubble, with the bar of the list, in px: those of comments are more. */
const TOOLS_PX = 100;
const COMMENT_TOOLS_PX = 170;
/** What is listened to before others may keep it for themselves. */
const EARLY = { capture: true, passive: true };

/** Shows what can be done with one message: the one under the pointer, that has the focus, or that a finger stays on. */
export class EntryTools implements ReactiveController {
  readonly #host: LitElement;
  #tools: FbChatEntryTools | FbChatCommentTools | null = null;
  #at: Row | null = null;
  #press: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | null = null;
  #isHeld = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [name, listener] of this.#listeners)
      this.#host.renderRoot.addEventListener(name, listener as (event: Event) => void, EARLY);
    this.#host.renderRoot.addEventListener("contextmenu", this.#menu);
    this.#host.addEventListener("pointerleave", this.#left);
    this.#host.addEventListener("focusout", this.#blurred);
  }

  hostDisconnected(): void {
    for (const [name, listener] of this.#listeners)
      this.#host.renderRoot.removeEventListener(name, listener as (event: Event) => void, EARLY);
    this.#host.renderRoot.removeEventListener("contextmenu", this.#menu);
    this.#host.removeEventListener("pointerleave", this.#left);
    this.#host.removeEventListener("focusout", this.#blurred);
    this.#hide();
  }

  /** A message that is drawn anew is another object: what can be done with it goes by what it is now. */
  hostUpdated(): void {
    const entry = this.#at?.entry;
    if (!this.#tools || !entry) return;
    if (!this.#at?.isConnected || !isAnswerable(entry)) this.#hide();
    else this.#tools.entry = entry;
  }

  readonly #over = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const row = rowOf(event);
    if (row !== null && row !== this.#at && !this.#isInUse) this.#show(row);
  };

  readonly #focused = (event: FocusEvent) => {
    const [target] = event.composedPath();
    const row =
      target instanceof HTMLElement && target.matches("li")
        ? target.querySelector<Row>("fb-chat-entry")
        : null;
    if (row !== null && row !== this.#at) this.#show(row);
  };

  readonly #down = (event: PointerEvent) => {
    this.#isHeld = false;
    if (event.pointerType !== "touch") return;
    const row = rowOf(event);
    if (row === null) {
      this.#hide();
      return;
    }
    const timer = setTimeout(() => {
      this.#isHeld = true;
      this.#show(row);
    }, LONG_PRESS_MS);
    this.#press = { timer, x: event.clientX, y: event.clientY };
  };

  readonly #moved = (event: PointerEvent) => {
    const press = this.#press;
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > LONG_PRESS_PX) this.#up();
  };

  readonly #up = () => {
    clearTimeout(this.#press?.timer);
    this.#press = null;
  };

  /** The browser's own menu would stand over it. */
  readonly #menu = (event: Event) => {
    if (this.#isHeld) event.preventDefault();
  };

  readonly #left = () => {
    if (!this.#isInUse) this.#hide();
  };

  readonly #blurred = () => {
    queueMicrotask(() => {
      if (!this.#isInUse && !this.#at?.matches(":hover")) this.#hide();
    });
  };

  readonly #listeners = new Map<string, (event: never) => void>([
    ["pointerover", this.#over],
    ["focusin", this.#focused],
    ["pointerdown", this.#down],
    ["pointermove", this.#moved],
    ["pointerup", this.#up],
    ["pointercancel", this.#up],
  ]);

  /** Somebody works with it, or goes through the messages by keyboard: one that was clicked has the focus, too. */
  get #isInUse(): boolean {
    return (
      this.#at?.closest("li")?.matches(":focus-visible") === true ||
      // A button that was pressed with a pointer has the focus as well, and nobody works with it any more.
      this.#tools?.shadowRoot?.querySelector(":focus-visible") != null ||
      this.#tools?.choosing === true
    );
  }

  #show(row: Row): void {
    this.#hide();
    const { entry, conversation } = row;
    const bubble = row.shadowRoot?.querySelector(".bubble");
    if (!entry || !bubble || !isAnswerable(entry)) return;
    const isComment = kindOf(conversation ?? "") === "comment";
    // What is said in private is not answered in public, nor is anything done with it there.
    if (isComment && (comments.value === null || isPrivate(entry))) return;
    const tools = document.createElement(isComment ? "fb-chat-comment-tools" : "fb-chat-entry-tools");
    Object.assign(tools, { entry, conversation });
    tools.toggleAttribute("narrow", this.#isNarrow(bubble, isComment ? COMMENT_TOOLS_PX : TOOLS_PX));
    if (row.getAttribute("side") !== "customer") tools.setAttribute("side", "end");
    bubble.append(tools);
    this.#at = row;
    this.#tools = tools;
  }

  /** Else they would stick out of the list, which then could be scrolled sideways. */
  #isNarrow(bubble: Element, needed: number): boolean {
    const [room, its] = [this.#host.getBoundingClientRect(), bubble.getBoundingClientRect()];
    // At one side of it is who wrote it, at the other what is free.
    const free = Math.max(room.right - its.right, its.left - room.left);
    return this.#host.clientWidth < NARROW_PX || free < needed;
  }

  #hide(): void {
    this.#tools?.remove();
    this.#tools = null;
    this.#at = null;
  }
}

function isPrivate({ content }: Entry): boolean {
  return content.kind === "text" && content.privateTo !== undefined;
}

function rowOf(event: Event): Row | null {
  const within = event
    .composedPath()
    .find((it) => it instanceof HTMLElement && it.localName === "fb-chat-entry");
  return (within as Row | undefined) ?? null;
}
