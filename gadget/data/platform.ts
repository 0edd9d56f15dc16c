/** What the data layer needs of the browser. Tests hand in their own clock, network and sockets. */
export type Platform = {
  /** Local clock, in ms since 1970. */
  now(): number;
  /** Calls back once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** 0 ≤ x < 1, for jitter. */
  random(): number;
  uuid(): string;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Throws when the page forbids the socket. */
  openSocket(url: string, protocols: string[], handlers: SocketHandlers): Socket;
  /** Calls back when the network returned or the page became visible again; the answer stops that. */
  onWake(run: () => void): () => void;
  /** What outlives the page, where there is such a thing. */
  memory?: Memory;
  /** Notices outside of the page; the browser's own where nothing else is said. */
  notifier?: Notifier;
};

/** Desktop notices and sounds, once per browser. */
export type Notifier = {
  readonly permission: "granted" | "denied" | "default";
  ask(): Promise<"granted" | "denied" | "default">;
  /** Runs while no other tab of the browser runs anything of the same name. */
  oneTab(name: string, run: () => void): Promise<void>;
  show(notice: { title: string; text: string; tag: string; opened: () => void }): void;
};

/** Small texts by name that all tabs of one origin share. Never throws: what cannot be kept is not. */
export type Memory = {
  /** Names that begin with `prefix`. */
  names(prefix: string): string[];
  get(name: string): string | null;
  set(name: string, text: string): void;
  remove(name: string): void;
  /** This tab, for as long as it is open. */
  tab: string;
  /** The tabs that are open, this one included; null where nobody can tell. */
  openTabs(): Promise<ReadonlySet<string> | null>;
};

let memory: Memory | undefined;

/** As much of a WebSocket as a connection uses. */
export type Socket = { send(data: string): void; close(): void };
/** `message` is called in the order of arrival, `close` once, with the close code. */
export type SocketHandlers = { message: (data: unknown) => void; close: (code: number) => void };

/** The browser itself. */
export const browserPlatform: Platform = {
  get memory() {
    return (memory ??= browserMemory());
  },
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  random: () => Math.random(),
  uuid,
  fetch: (url, init) => fetch(url, init),
  openSocket: (url, protocols, handlers) => {
    const socket = new WebSocket(url, protocols);
    socket.onmessage = (event) => {
      handlers.message(event.data);
    };
    socket.onclose = (event) => {
      handlers.close(event.code);
    };
    return {
      send: (data) => {
        socket.send(data);
      },
      close: () => {
        socket.close(1000);
      },
    };
  },
  onWake: (run) => {
    const ifVisible = () => {
      if (document.visibilityState === "visible") run();
    };
    window.addEventListener("online", run);
    document.addEventListener("visibilitychange", ifVisible);
    return () => {
      window.removeEventListener("online", run);
      document.removeEventListener("visibilitychange", ifVisible);
    };
  },
};

/** A tab holds a lock of this name and its own for as long as it is open. */
const TAB_LOCK = "fb-chat-tab ";

function browserMemory(): Memory {
  const tab = uuid();
  const quietly = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch {
      return otherwise; // no storage for this page, or it is full
    }
  };
  // Not there on pages without TLS.
  const locks = (navigator as Partial<Navigator>).locks;
  locks?.request(TAB_LOCK + tab, () => new Promise(() => {})).catch(() => {});
  return {
    tab,
    names: (prefix) => quietly(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix)), []),
    get: (name) => quietly(() => localStorage.getItem(name), null),
    set: (name, text) => {
      quietly(() => {
        localStorage.setItem(name, text);
      }, undefined);
    },
    remove: (name) => {
      quietly(() => {
        localStorage.removeItem(name);
      }, undefined);
    },
    openTabs: async () => {
      if (!locks) return null;
      const { held } = await locks.query();
      const names = (held ?? []).map(({ name }) => name ?? "");
      return new Set(
        names.filter((name) => name.startsWith(TAB_LOCK)).map((name) => name.slice(TAB_LOCK.length)),
      );
    },
  };
}

/** `crypto.randomUUID` exists only in secure contexts, and a CRM inside a company may be plain http. */
function uuid(): string {
  if ("randomUUID" in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
