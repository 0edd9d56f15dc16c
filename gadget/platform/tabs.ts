import type { TabDoor } from "./doors.ts";

/** Web Locks and channels of the browser; null where it has none, as on pages without TLS. */
export function browserTabs(): TabDoor | null {
  const { locks } = navigator as Partial<Navigator>;
  const { subtle } = crypto as Partial<Crypto>;
  if (!locks || !subtle || typeof BroadcastChannel !== "function") return null;
  return {
    hold: (name, how, until, lost = () => {}) =>
      new Promise((resolve) => {
        let isHeld = false;
        const options =
          how === "now" ? { ifAvailable: true } : how === "steal" ? { steal: true } : { signal: until };
        const held = (lock: Lock | null): Promise<void> | undefined => {
          isHeld = lock !== null && !until.aborted;
          resolve(isHeld);
          if (!isHeld) return undefined;
          return new Promise((free) => {
            until.addEventListener("abort", () => {
              free();
            });
          });
        };
        // Refused where the page may keep nothing: then each tab is alone.
        locks.request(name, options, held).catch(() => {
          resolve(false);
          if (isHeld && !until.aborted) lost();
        });
      }),
    channel: (name, heard) => {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => {
        heard(data);
      };
      return {
        say: (message) => {
          channel.postMessage(message);
        },
        close: () => {
          channel.close();
        },
      };
    },
    digest: async (text) => {
      const hash = await subtle.digest("SHA-256", new TextEncoder().encode(text));
      return Array.from(new Uint8Array(hash, 0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
    },
  };
}
