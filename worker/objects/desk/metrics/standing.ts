import type { News } from "../list/news.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { Relays } from "../relays/relays.ts";
import type { DeskStore } from "../store.ts";
import type { Standing } from "./metrics.ts";

/** More are not counted. */
const UNTOLD_MAX = 10_000;

/** How the desk stands at this moment, of what it holds in memory, and of its Pages. */
export function standingOfDesk(store: DeskStore, news: News, sockets: Sockets, relays: Relays): Standing {
  const waiting = { yes: 0, no: 0 };
  let waitingSince: number | null = null;
  for (const { owner, since } of news.waiting()) {
    waiting[owner === null ? "no" : "yes"] += 1;
    waitingSince = Math.min(since, waitingSince ?? since);
  }
  const pages = store.pages
    .all()
    .map(({ pageId, pause, disconnectedAt }): [string, number] => [
      `page_ok|${pageId}`,
      pause === null && disconnectedAt === undefined ? 1 : 0,
    ]);
  return {
    tally: {
      "conversations_waiting|yes": waiting.yes,
      "conversations_waiting|no": waiting.no,
      sockets: sockets.open().length,
      sockets_relayed: relays.open().length,
      relays: relays.count,
      webhooks_out_untold: store.webhooks.countUpTo(UNTOLD_MAX),
      agents_here: sockets.colleagues().length,
      ...Object.fromEntries(pages),
    },
    waitingSince,
  };
}
