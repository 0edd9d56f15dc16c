import type { Platform, Uploader } from "../../gadget/platform/doors.ts";

/** What the gadget's data layer needs, from Node: real sockets, real time. */
export const nodePlatform: Platform = {
  script: "",
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  uuid: () => crypto.randomUUID(),
  fetch: (url, init) => fetch(url, init),
  openSocket: (url, protocols, handlers) => {
    const socket = new WebSocket(url, protocols);
    socket.addEventListener("message", ({ data }) => handlers.message(data));
    socket.addEventListener("close", ({ code }) => handlers.close(code));
    return {
      // As in a browser: a socket that is going away takes what is written and loses it.
      send: (data) => socket.send(data),
      close: () => socket.close(1000),
    };
  },
  onWake: () => () => undefined,
  isOnline: () => true,
  onOffline: () => () => undefined,
  // Node may have what browsers have for their tabs.
  tabs: null,
  // Nobody sits here to be told.
  notifier: {
    permission: "denied",
    sight: "hidden",
    ask: () => Promise.resolve("denied"),
    oneTab: (_name, run) => Promise.resolve(run()),
    show: () => undefined,
  },
};

/** Without progress: nobody looks. */
export const nodeUploader: Uploader = async ({ url, token, body, signal }) => {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: "POST", headers, body, signal });
  return { status: response.status, text: await response.text() };
};
