import { expect, waitUntil } from "@open-wc/testing";
import { browserNotifier } from "../../../gadget/platform/notifier.ts";
import { replacing } from "../support/replacing.ts";

const RealNotification = globalThis.Notification;
const RealAudioContext = globalThis.AudioContext;

/** What the browser was asked to show and to play. */
function aBrowser() {
  const shown: { title: string; options: NotificationOptions; notice: Notification }[] = [];
  let notes = 0;
  globalThis.Notification = class extends EventTarget {
    onclick: (() => void) | null = null;
    closed = false;
    constructor(title: string, options: NotificationOptions) {
      super();
      shown.push({ title, options, notice: this as unknown as Notification });
    }
    close() {
      this.closed = true;
    }
  } as unknown as typeof Notification;
  globalThis.AudioContext = class extends RealAudioContext {
    override createOscillator() {
      notes++;
      return super.createOscillator();
    }
  };
  return { shown, notes: () => notes };
}

describe("a notice of the browser", () => {
  afterEach(() => {
    globalThis.Notification = RealNotification;
    globalThis.AudioContext = RealAudioContext;
  });

  it("is shown with the gadget's sound, silent itself, and opens the conversation", async () => {
    const { shown, notes } = aBrowser();
    let isOpened = false;
    const opened = () => {
      isOpened = true;
    };

    browserNotifier.show({ title: "Maria Lopez", text: "Hello", tag: "1:2", opened });
    await waitUntil(() => notes() === 2, "nothing was played");

    expect(shown).to.have.length(1);
    expect(shown[0]?.title).to.equal("Maria Lopez");
    expect(shown[0]?.options).to.deep.equal({ body: "Hello", tag: "1:2", silent: true, renotify: true });
    shown[0]?.notice.onclick?.(new Event("click"));
    expect(isOpened).to.equal(true);
    expect((shown[0]?.notice as unknown as { closed: boolean }).closed).to.equal(true);
  });

  it("is heard where pages may not show notices, as in Chrome on Android", async () => {
    const { notes } = aBrowser();
    globalThis.Notification = function Notification() {
      throw new TypeError("Failed to construct 'Notification': Illegal constructor.");
    } as unknown as typeof Notification;

    browserNotifier.show({ title: "Maria Lopez", text: "Hello", tag: "1:2", opened: () => {} });

    await waitUntil(() => notes() === 2, "nothing was played");
  });

  for (const what of ["missing", "not to be had"]) {
    it(`has the system's sound where the browser's own is ${what}`, async () => {
      const { shown } = aBrowser();
      const none = function AudioContext() {
        throw new DOMException("no device", "NotSupportedError");
      };
      replacing(globalThis, "AudioContext", { value: what === "missing" ? undefined : none });

      browserNotifier.show({ title: "Maria Lopez", text: "Hello", tag: "1:2", opened: () => {} });
      await waitUntil(() => shown.length === 1, "nothing was shown");

      expect(shown[0]?.options.silent).to.equal(false);
    });
  }
});

describe("the tab that tells", () => {
  const request = (name: string, run: () => void) => navigator.locks.request(name, run);

  it("runs what it has to once, after another one of the same name", async () => {
    const done: string[] = [];
    const { promise: other, resolve: end } = Promise.withResolvers<void>();
    const held = request("a message", () => other as unknown as void);
    const told = browserNotifier.oneTab("a message", () => done.push("told"));
    done.push("other");
    end();
    await Promise.all([held, told]);

    expect(done).to.deep.equal(["other", "told"]);
  });

  for (const [what, locks] of [
    ["no locks", undefined],
    [
      "locks that are refused",
      { request: () => Promise.reject(new DOMException("denied", "SecurityError")) },
    ],
  ] as const) {
    it(`runs it all the same in a browser with ${what}`, async () => {
      replacing(navigator, "locks", { value: locks });
      const done: string[] = [];

      await browserNotifier.oneTab("a message", () => done.push("told"));

      expect(done).to.deep.equal(["told"]);
    });
  }
});
