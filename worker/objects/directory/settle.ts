import { pageStub } from "../kernel/stubs.ts";
import type { Tools } from "./call.ts";

/** A command about a Page is at its end within this, or its instance died. */
export const CLAIM_MS = 2 * 60_000;

/**
 * A command about the Page did not come to its end: what the Page itself says of its connection is so. Of one that never came
 * to its Page nothing is left.
 */
export async function settle({ env, store }: Tools, pageId: string, claim: string): Promise<void> {
  const page = pageStub(env, pageId);
  const [connection, { desk }] = [await page.connection(pageId), await page.health(pageId)];
  const row = store.page(pageId);
  // Somebody else has begun something since.
  if (row?.claim !== claim) return;
  if (connection === null && desk === null) return store.removePage(pageId);
  const isOn = connection === null || connection.state === "connecting" || connection.state === "connected";
  store.setPage({
    ...row,
    desk: desk ?? connection?.desk ?? row.desk,
    state: isOn ? "connected" : "disconnected",
    app_id: connection?.appId ?? null,
    at: Date.now(),
    ...{ claim: null, by_sub: null, by_name: null },
  });
}
