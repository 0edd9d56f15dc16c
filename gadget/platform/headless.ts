import type { Platform } from "./doors.ts";

/** As much of the browser's WebSocket as is used: the one of browsers and Node, or that of the package `ws`. */
export type SocketClass = new (
  url: string,
  protocols: string[],
) => {
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code: number): void;
};

/** What there may be around: a page, a worker of one, or a server. */
type Around = {
  WebSocket?: SocketClass;
  navigator?: { onLine?: boolean };
  addEventListener?: (type: string, run: () => void) => void;
  removeEventListener?: (type: string, run: () => void) => void;
};

/** A platform that needs no page. `rest()`: nothing that still waits keeps the process alive. */
export type HeadlessPlatform = Platform & { rest(): void };

/**
 * What there is without a page: clock, network, sockets. `Socket`: in place of the one that the runtime has; Node has one from
 * version 22 on.
 */
export function headlessPlatform(Socket?: SocketClass): HeadlessPlatform {
  const around = globalThis as Around;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  return {
    script: "",
    now: () => Date.now(),
    after: (ms, run) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms);
      timers.add(timer);
      return () => {
        timers.delete(timer);
        clearTimeout(timer);
      };
    },
    rest: () => {
      // Browsers have numbers here, which keep nothing alive.
      for (const timer of timers) (timer as { unref?: () => void }).unref?.();
    },
    random: () => Math.random(),
    uuid: () => crypto.randomUUID(),
    fetch: (url, init) => fetch(url, init),
    openSocket: (url, protocols, handlers) => {
      const Made = Socket ?? around.WebSocket;
      if (Made === undefined) throw new Error("no WebSocket here: hand one in");
      const socket = new Made(url, protocols);
      socket.onmessage = ({ data }) => handlers.message(data);
      socket.onclose = ({ code }) => handlers.close(code);
      // What it says is followed by its close; `ws` ends the process where nobody listens.
      socket.onerror = () => {};
      return {
        send: (data) => socket.send(data),
        close: () => socket.close(1000),
      };
    },
    onWake: (run) => {
      around.addEventListener?.("online", run);
      return () => around.removeEventListener?.("online", run);
    },
    isOnline: () => around.navigator?.onLine ?? true,
    // Whoever does not answer is found by the heartbeat.
    onOffline: () => () => {},
  };
}
