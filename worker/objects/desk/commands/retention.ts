import { before, orderFor } from "../../../domain/retention.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { RETENTION_LOOKED_MAX } from "../../../protocol/limits.ts";
import {
  RETENTION_KINDS,
  RETENTION_SPARED,
  type RetentionCount,
  type RetentionKind,
  type RetentionSpared,
} from "../../../protocol/retention/retention.ts";
import { kindOf } from "../../../protocol/thread/kind.ts";
import { conversationStub, reportsStub, searchStub } from "../../kernel/stubs.ts";
import type { Handlers, Tools } from "./call.ts";

/** How long the desk keeps what it keeps. */
export function retentionHandlers({ env, store }: Tools): Handlers<"retention.read" | "retention.preview"> {
  return {
    "retention.read": () => {
      const { began_at: beganAt = null, ended_at: endedAt = null } = store.retention.round() ?? {};
      return done({ retention: store.settings.all().retention, beganAt, endedAt });
    },

    "retention.preview": async ({ command: { retention, after = null } }) => {
      const desk = store.name();
      if (desk === null) return refused({ code: "not_found" });
      const now = Date.now();
      const counted = new Counted();
      const spared = new Map<RetentionSpared, number>();
      const { names, total } = store.list.namesAfter(after, RETENTION_LOOKED_MAX);
      const told = await Promise.all(
        names.map((name) =>
          conversationStub(env, name).previewRetention(name, orderFor(name, retention, now)),
        ),
      );
      for (const [at, preview] of told.entries()) {
        if (preview === null) continue;
        if (preview.spared !== null) spared.set(preview.spared, (spared.get(preview.spared) ?? 0) + 1);
        if (preview.whole !== null)
          counted.add(kindOf(names[at] ?? "") === "comment" ? "comments" : "contacts", 1, preview.whole);
        for (const [kind, { count, oldest }] of Object.entries(preview.counts))
          counted.add(kind as keyof typeof preview.counts, count, oldest);
      }
      if (after === null) {
        const [found, figures] = [before(retention.search, now), before(retention.reports, now)];
        if (found !== null) {
          const { count, oldest } = await searchStub(env, desk).countBefore(desk, found);
          counted.add("search", count, oldest);
        }
        if (figures !== null) {
          const { timeZone = "UTC" } = store.routing.current().config;
          const { count, oldest } = await reportsStub(env, desk).countBefore(desk, figures, timeZone);
          counted.add("reports", count, oldest);
        }
      }
      return done({
        counts: counted.all(),
        spared: RETENTION_SPARED.flatMap((why) => {
          const count = spared.get(why) ?? 0;
          return count === 0 ? [] : [{ why, count }];
        }),
        ...{ looked: names.length, total },
        after: names.length < RETENTION_LOOKED_MAX ? null : (names.at(-1) ?? null),
      });
    },
  };
}

class Counted {
  readonly #counts = new Map<RetentionKind, RetentionCount>();

  add(kind: RetentionKind, count: number, oldest: number | null): void {
    if (count === 0) return;
    const known = this.#counts.get(kind);
    const times = [known?.oldest ?? null, oldest].filter((at) => at !== null);
    this.#counts.set(kind, {
      kind,
      count: (known?.count ?? 0) + count,
      oldest: times.length === 0 ? null : Math.min(...times),
    });
  }

  all(): RetentionCount[] {
    return RETENTION_KINDS.flatMap((kind) => this.#counts.get(kind) ?? []);
  }
}
