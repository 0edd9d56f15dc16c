/** A window of a page's own, and what other windows say. Tests hand in their own. */
export type WindowDoor = {
  /** Null where the browser does not let it open. */
  open(url: string, name: string): { readonly closed: boolean; close(): void } | null;
  /** Calls back with what windows of `origin` say to this one, or on a channel of its own origin; the answer stops that. */
  onMessage(origin: string, channel: string, run: (data: unknown) => void): () => void;
};

export const browserWindows: WindowDoor = {
  open: (url, name) => window.open(url, name, "popup,width=680,height=760"),
  onMessage: (origin, channelName, run) => {
    const heard = (event: MessageEvent) => {
      if (event.origin === origin) run(event.data);
    };
    window.addEventListener("message", heard);
    // Where Facebook cuts the window off from the one that opened it, as browsers let it.
    const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(channelName) : null;
    channel?.addEventListener("message", heard);
    return () => {
      window.removeEventListener("message", heard);
      channel?.close();
    };
  },
};
