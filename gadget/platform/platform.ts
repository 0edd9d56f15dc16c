import type { Memory, Platform } from "./doors.ts";
import { browserMemory, browserTexts } from "./memory.ts";
import { uuid } from "./uuid.ts";

let memory: Memory | undefined;

/** The browser itself. */
export const browserPlatform: Platform = {
  get memory() {
    return (memory ??= browserMemory());
  },
  script: import.meta.url,
  tab: browserTexts(() => sessionStorage),
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
  isOnline: () => navigator.onLine,
  onOffline: (run) => {
    window.addEventListener("offline", run);
    return () => {
      window.removeEventListener("offline", run);
    };
  },
};
