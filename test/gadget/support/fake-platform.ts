import type { OnDevice } from "../../../gadget/platform/on-device.ts";
import type { FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import type {
  FileStore,
  Memory,
  Notice,
  Notifier,
  Platform,
  SocketHandlers,
  TabDoor,
  Texts,
  Uploader,
  Uploading,
} from "../../../gadget/platform/doors.ts";
import { FakeMicrophone } from "./fake-microphone.ts";
import { aPass } from "./fake-response.ts";
import { ManualClock } from "./manual-clock.ts";

/** One socket as the server sees it. */
export class FakeSocket {
  readonly url: string;
  readonly protocols: string[];
  /** Text frames from the gadget, in order. */
  readonly received: string[] = [];
  isOpen = true;
  onText: (text: string) => void = () => {};
  readonly #handlers: SocketHandlers;

  constructor(url: string, protocols: string[], handlers: SocketHandlers) {
    this.url = url;
    this.protocols = protocols;
    this.#handlers = handlers;
  }

  /** Hands a frame to the gadget, as a task of its own kind: never inside a call of the gadget. */
  send(frame: unknown): void {
    queueMicrotask(() => {
      if (this.isOpen) this.#handlers.message(typeof frame === "string" ? frame : JSON.stringify(frame));
    });
  }

  /** The server, or the network, ends it. */
  close(code: number): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#handlers.close(code);
  }
}

/** What a browser keeps for its tabs; hand the same `texts` to several platforms for several tabs. */
export class FakeMemory implements Memory {
  readonly texts: Map<string, string>;
  readonly tab: string;
  readonly #open: Set<string>;
  /** Listeners of all tabs, with the tab of each. */
  readonly #heard: Set<{ tab: string; run: (name: string, text: string) => void }>;

  constructor(tab = "tab-1", other?: FakeMemory) {
    this.tab = tab;
    this.#heard = other ? other.#heard : new Set();
    this.texts = other?.texts ?? new Map<string, string>();
    this.#open = other?.open ?? new Set();
    this.#open.add(tab);
  }

  get open(): Set<string> {
    return this.#open;
  }

  names(prefix: string): string[] {
    return [...this.texts.keys()].filter((name) => name.startsWith(prefix));
  }

  get(name: string): string | null {
    return this.texts.get(name) ?? null;
  }

  set(name: string, text: string): void {
    if (this.texts.get(name) === text) return;
    this.texts.set(name, text);
    for (const { tab, run } of [...this.#heard]) if (tab !== this.tab) run(name, text);
  }

  onOtherTab(run: (name: string, text: string) => void): () => void {
    const listener = { tab: this.tab, run };
    this.#heard.add(listener);
    return () => {
      this.#heard.delete(listener);
    };
  }

  remove(name: string): void {
    this.texts.delete(name);
  }

  openTabs(): Promise<ReadonlySet<string>> {
    return Promise.resolve(this.#open);
  }

  close(): void {
    this.#open.delete(this.tab);
  }
}

/** Files that a browser keeps; hand the same one to several platforms for several tabs. */
export class FakeFiles implements FileStore {
  readonly files = new Map<string, Blob>();
  /** As one that is full, or keeps nothing of strangers. */
  refuses = false;

  get(name: string): Promise<Blob | null> {
    return this.#unless(this.files.get(name) ?? null);
  }

  async set(name: string, file: Blob): Promise<void> {
    await this.#unless(null);
    this.files.set(name, file);
  }

  names(): Promise<string[]> {
    return this.#unless([...this.files.keys()]);
  }

  async remove(name: string): Promise<void> {
    await this.#unless(null);
    this.files.delete(name);
  }

  #unless<T>(value: T): Promise<T> {
    return this.refuses
      ? Promise.reject(new DOMException("Full", "QuotaExceededError"))
      : Promise.resolve(value);
  }
}

/** A browser that shows notices, once it may. */
class FakeNotifier implements Notifier {
  permission: "granted" | "denied" | "default" = "default";
  /** What the person answers when they are asked. */
  answer: "granted" | "denied" = "granted";
  readonly shown: Notice[] = [];
  sight: Notifier["sight"] = "focused";

  ask(): Promise<"granted" | "denied"> {
    this.permission = this.answer;
    return Promise.resolve(this.answer);
  }

  oneTab(_name: string, run: () => void): Promise<void> {
    run();
    return Promise.resolve();
  }

  show(notice: Notice): void {
    this.shown.push(notice);
  }
}

/** Clock and network under the test's control. */
export class FakePlatform implements Platform {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 20, 10, 0, 0));
  memory = new FakeMemory();
  tab: Texts = new FakeMemory();
  files = new FakeFiles();
  readonly mic = new FakeMicrophone();
  readonly microphone = this.mic.record;
  notifier = new FakeNotifier();
  /** Whatever the browser that the tests run in has. */
  onDevice: OnDevice | null = null;
  /** Each session is alone: one page has all tests of a file, and the browser those of others. */
  tabs: TabDoor | null = null;
  /** Files on their way to the Worker, in order. */
  readonly uploads: Uploading[] = [];
  answerUpload: Uploader = async ({ url, body }) => {
    const answer: FileAnswer = {
      file: `file-000${this.uploads.length}`,
      name: new URL(url).searchParams.get("name"),
      mime: body.type || "application/pdf",
      bytes: body.size,
      type: /^(image|video|audio)\/(?!heic)/.test(body.type) ? (body.type.split("/")[0] as "image") : "file",
    };
    return { status: 200, text: JSON.stringify(answer) };
  };
  readonly uploader: Uploader = (file) => {
    this.uploads.push(file);
    return this.hasNetwork ? this.answerUpload(file) : Promise.reject(new TypeError("Failed to fetch"));
  };
  readonly sockets: FakeSocket[] = [];
  readonly requests: { url: string; token: unknown }[] = [];
  onSocket: (socket: FakeSocket) => void = () => {};
  answerPass: () => Promise<Response> = aPass;
  hasNetwork = true;
  #wakers = new Set<() => void>();
  #sleepers = new Set<() => void>();
  #ids = 0;

  now(): number {
    return this.clock.now;
  }

  after(ms: number, run: () => void): () => void {
    return this.clock.after(ms, run);
  }

  random(): number {
    return 0;
  }

  uuid(): string {
    return `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, "0")}`;
  }

  /** That of the page before it was deployed anew. */
  script = "https://chat.example/chunks/core-1.js";
  /** What the Worker has as the first script of the gadget; null: it has none. */
  firstScript: string | null = `import("./chunks/core-1.js")`;

  /** What lies at links to files. */
  media: Blob | null = null;

  fetch(url: string, init: RequestInit): Promise<Response> {
    if (url.includes("/media/file?"))
      return Promise.resolve(new Response(this.media, { status: this.media ? 200 : 404 }));
    if (url.endsWith("/gadget.js") && this.hasNetwork) {
      const status = this.firstScript === null ? 404 : 200;
      return Promise.resolve(new Response(this.firstScript, { status }));
    }
    this.requests.push({
      url,
      token: init.headers ? new Headers(init.headers).get("Authorization") : init.body,
    });
    return this.hasNetwork ? this.answerPass() : Promise.reject(new TypeError("Failed to fetch"));
  }

  openSocket(url: string, protocols: string[], handlers: SocketHandlers) {
    const socket = new FakeSocket(url, protocols, handlers);
    this.sockets.push(socket);
    queueMicrotask(() => {
      this.onSocket(socket);
    });
    return {
      send: (text: string) => {
        socket.received.push(text);
        if (!this.hasNetwork) return;
        if (text === "ping") socket.send("pong");
        else socket.onText(text);
      },
      close: () => {
        socket.isOpen = false;
      },
    };
  }

  onWake(run: () => void): () => void {
    this.#wakers.add(run);
    return () => {
      this.#wakers.delete(run);
    };
  }

  /** The network came back, or the page became visible. */
  wake(): void {
    for (const run of [...this.#wakers]) run();
  }

  get wakers(): number {
    return this.#wakers.size + this.#sleepers.size;
  }

  isOnline(): boolean {
    return this.hasNetwork;
  }

  onOffline(run: () => void): () => void {
    this.#sleepers.add(run);
    return () => {
      this.#sleepers.delete(run);
    };
  }

  /** The browser lost the network: what is sent from now on goes nowhere. */
  losesNetwork(): void {
    this.hasNetwork = false;
    for (const run of [...this.#sleepers]) run();
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("The gadget opened no socket");
    return socket;
  }
}
