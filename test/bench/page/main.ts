import { BenchDesk, CONVERSATION } from "./desk.ts";
import { countElements, find } from "./find.ts";
import { drawn, watchFrames, type Frames } from "./frames.ts";

/** How far the view goes from one frame to the next: a reader who hurries. */
const SCROLL_STEP_PX = 400;

let desk: BenchDesk;

/** What the benchmark calls, from outside of the page. */
const bench = {
  /**
   * Puts a gadget into the page; answers after how many ms its thread or list is on the screen. `hasPictures`: each
   * entry is one, in place of words.
   */
  async open(conversations: number, entries: number, hasPictures = false): Promise<number> {
    desk = new BenchDesk(conversations, entries, hasPictures);
    const startedAt = performance.now();
    const gadget = document.createElement("fb-chat-gadget");
    gadget.platform = desk.platform;
    gadget.tokenProvider = () => "token";
    if (entries > 0) gadget.conversation = CONVERSATION;
    document.body.replaceChildren(gadget);
    const row = entries > 0 ? "fb-chat-entry" : "fb-chat-list-row";
    while ((find(row)?.getBoundingClientRect().height ?? 0) === 0) await drawn();
    return performance.now() - startedAt;
  },

  /** Loads what there is, page by page. */
  async loadAll(): Promise<void> {
    for (;;) {
      const button = find<HTMLButtonElement>("button.older, button.more");
      if (!button) return;
      if (!button.disabled) button.click();
      await drawn();
    }
  },

  /** From one end of the thread or list to the other, a step each frame, and back again until it was `frames`. */
  async scroll(frames: number): Promise<Frames> {
    const scroller = find("fb-chat-entries") ? find(".scroller")! : find(".rows")!;
    const isThread = scroller.matches(".scroller");
    let step = isThread ? -SCROLL_STEP_PX : SCROLL_STEP_PX;
    scroller.scrollTop = isThread ? scroller.scrollHeight : 0;
    await drawn();
    const stop = watchFrames();
    for (let frame = 1; ; frame++) {
      const before = scroller.scrollTop;
      scroller.scrollTop = before + step;
      if (scroller.scrollTop === before) {
        if (frame >= frames) return stop();
        step = -step;
      }
      await new Promise(requestAnimationFrame);
    }
  },

  countElements: () => countElements(),

  /** `perSecond` messages of the customer for so long, as steadily as timers allow; meanwhile typing is timed. */
  async flood(perSecond: number, ms: number): Promise<Frames & { messages: number }> {
    const startedAt = performance.now();
    let messages = 0;
    const stop = watchFrames();
    for (let gone = 0; gone < ms; gone = performance.now() - startedAt) {
      // One frame of the socket is one task, also when a timer was late.
      if (messages < (gone * perSecond) / 1_000) {
        desk.customerWrites();
        if (messages++ % 5 === 0) desk.rowChanges(2 + (messages % 40));
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
    return { ...stop(), messages };
  },

  /** Puts the focus into the box and times each key from now on: from the event to the frame that shows it. */
  async listenToKeys(): Promise<void> {
    while (!find("textarea")) await drawn();
    const box = find<HTMLTextAreaElement>("textarea")!;
    box.focus();
    box.addEventListener("keydown", (event) => {
      void drawn().then(() => bench.keyTimes.push(performance.now() - event.timeStamp));
    });
  },
  keyTimes: [] as number[],
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
