import { log } from "../log.ts";
import { remembered } from "../remembered.ts";

/** A Page that many like would fill the log. */
const SAID_EVERY_MS = 60_000;

/** Since it was last said, by Page. */
const counted = remembered(() => new Map<string, { items: number; saidAt: number }>());

/** Counts what came by `feed` and concerns nobody who answers; the log has it once a minute at most. */
export function noteNoise(items: number, pageId: string, now = Date.now()): void {
  if (items === 0) return;
  const before = counted().get(pageId) ?? { items: 0, saidAt: -Infinity };
  const all = before.items + items;
  const age = now - before.saidAt;
  if (age >= 0 && age < SAID_EVERY_MS) {
    counted().set(pageId, { ...before, items: all });
    return;
  }
  counted().set(pageId, { items: 0, saidAt: now });
  log({ event: "webhook.feed_noise", pageId, items: all });
}
