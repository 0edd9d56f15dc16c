import type { FbChatEventMap } from "../host/events/index.ts";

/** What a page hears and makes none of: there is no class of each. */
class Told<T> extends Event {
  readonly detail: T;

  constructor(name: string, detail: T, cancelable: boolean) {
    super(name, { bubbles: true, composed: true, cancelable });
    this.detail = detail;
  }
}

/** Tells the page; false: it cancelled what it may cancel. */
export function fire<N extends keyof FbChatEventMap>(
  from: EventTarget,
  name: N,
  detail: FbChatEventMap[N]["detail"],
  cancelable: boolean,
): boolean {
  return from.dispatchEvent(new Told(name, detail, cancelable));
}
