/**
 * The phone in a frame of somebody's page, of any origin: the page sends `{ be: <psid> }` to hand it to somebody, the
 * phone sends `{ phoneOf: { psid, name } }` whenever it has become somebody's. People and numbers are the simulator's.
 */
export function tellPage(psid: string, name: string): void {
  if (parent !== window) parent.postMessage({ phoneOf: { psid, name } }, "*");
}

export function onBeing(be: (psid: string) => void): void {
  addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    if (source !== parent || parent === window || typeof data !== "object" || data === null) return;
    if ("be" in data && typeof data.be === "string") be(data.be);
  });
}
