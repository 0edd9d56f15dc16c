import { aboutOf } from "../../../domain/audit/about.ts";
import { changesBetween } from "../../../domain/audit/changes.ts";
import type { AuditAbout, AuditWho, Deed } from "../../../domain/audit/deed.ts";
import { MAIN_DESK } from "../../../domain/desks.ts";
import { kindOf } from "../../../protocol/audit/kinds.ts";
import type { AdminCommand, AdminCommandType } from "../../../protocol/admin/commands.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import type { DirectoryStore } from "../store.ts";

const HOUR_MS = 60 * 60_000;

type Tools = {
  store: Pick<DirectoryStore, "administrator" | "begin" | "desk" | "page" | "parcels" | "transaction">;
  wereAdded: () => void;
};

/** What a command may change, as it is before it, and then. */
export type Before = { settings: unknown; desks: readonly string[] };

/**
 * Notes what is done beyond a desk's own work in the audit of the desk that it concerns: of a Page its desk's (of one that moves both), else
 * the desk that is named, or that of who did it. What concerns all is in the first desk's.
 */
export class DirectoryWitness {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  before(actor: AdminActor, command: AdminCommand): Before {
    return { settings: this.#settingsOf(command), desks: this.#desksOf(actor, command) };
  }

  /** A command was obeyed. In the turn in which its handler ended. `detail`: a word of the protocol, or why they did it. */
  obeyed(
    actor: AdminActor,
    command: AdminCommand,
    result: unknown,
    before: Before,
    detail: string | null,
  ): void {
    const desks = new Set([...before.desks, ...this.#desksOf(actor, command)]);
    const changes =
      before.settings === undefined ? [] : changesBetween(before.settings, this.#settingsOf(command));
    const about = {
      ...aboutOf(command, null),
      ...madeBy(command.type, command.id, result),
    };
    const now = Date.now();
    for (const desk of desks)
      this.did(desk, {
        ...{ id: crypto.randomUUID(), at: now, kind: kindOf(command.type), deed: command.type },
        by: whoIs(actor),
        ...(Object.keys(about).length === 0 ? {} : { about }),
        ...(changes.length === 0 ? {} : { changes }),
        ...(detail === null ? {} : { detail }),
        ...(actor.from === undefined ? {} : { from: actor.from }),
      });
  }

  /** Somebody began a session here. */
  signedIn(
    who: { sub: string; desk: string; role: AdminActor["role"] },
    how: "link" | "access",
    from: string | null,
  ): void {
    this.did(who.desk, {
      ...{ id: crypto.randomUUID(), at: Date.now(), kind: "signed_in", deed: "admin.open", detail: how },
      by: { as: "admin", id: who.sub, role: who.role },
      ...(from === null ? {} : { from }),
    });
  }

  /** Whoever has a link of reviewers came in by it: once an hour. */
  reviewed(desk: string, link: string, pageId: string, now: number): void {
    this.did(desk, {
      ...{ id: crypto.randomUUID(), once: `review:${link}:${String(Math.floor(now / HOUR_MS))}`, at: now },
      ...{ kind: "signed_in", deed: "review.use", about: { link, pageId } },
      by: { as: "agent", id: `review:${link}`, role: "reviewer" },
    });
  }

  /** Meta asked for something in the name of a person, of which the code alone is told. */
  meta(deed: "meta.deauthorize" | "meta.data_deletion", about: AuditAbout, desk = MAIN_DESK): void {
    const kind = deed === "meta.deauthorize" ? "connected" : "erased";
    const by = { as: "meta", id: null } as const;
    this.did(desk, { id: crypto.randomUUID(), at: Date.now(), kind, deed, by, about });
  }

  did(desk: string, deed: Deed): void {
    const { store, wereAdded } = this.#tools;
    store.begin();
    store.parcels.add(desk, deed);
    wereAdded();
  }

  #settingsOf(command: AdminCommand): unknown {
    const { store } = this.#tools;
    switch (command.type) {
      case "administrator.set":
      case "administrator.remove": {
        const { role = null, desk = null } = store.administrator(command.email) ?? {};
        return { role, desk };
      }
      case "desk.rename":
        return { label: store.desk(command.desk)?.label ?? null };
      case "page.label":
        return { label: store.page(command.pageId)?.label ?? null };
      case "page.move":
        return { desk: store.page(command.pageId)?.desk ?? null };
      default:
        return undefined;
    }
  }

  #desksOf(actor: AdminActor, command: AdminCommand): string[] {
    const { store } = this.#tools;
    if (OF_ALL.has(command.type)) return [MAIN_DESK];
    if (command.type === "login.connect") {
      const desks = command.pages.map(({ pageId, desk }) => store.page(pageId)?.desk ?? desk ?? actor.desk);
      return [...new Set(desks)];
    }
    // Where a Page goes it is listed when it is there.
    const pageId = "pageId" in command ? command.pageId : null;
    const ofPage = pageId === null ? null : (store.page(pageId)?.desk ?? null);
    if (ofPage !== null) return [ofPage];
    return ["desk" in command && command.desk !== undefined ? command.desk : actor.desk];
  }
}

/** What concerns no single desk. */
const OF_ALL: ReadonlySet<string> = new Set<AdminCommandType>([
  ...(["app.subscribe", "key.reseal", "erasure.settle"] as const),
]);

/** A program has the desk ask for it, which knows no origin. */
function whoIs({ sub, role, via }: AdminActor): AuditWho {
  return { as: via.worker === "" ? "key" : "admin", id: sub, role };
}

/** Ids of what came of it. Whom an erasure means is not told: by what is left of it nobody is known again. */
function madeBy(type: AdminCommandType, id: string, result: unknown): AuditAbout {
  const { pageId, page, entry, people, was } = (result ?? {}) as Record<string, unknown>;
  const ofPage = pageId ?? (page as { pageId?: unknown } | undefined)?.pageId;
  const ofLink = (entry as { link?: unknown } | undefined)?.link;
  return {
    ...(typeof ofPage === "string" ? { pageId: ofPage } : {}),
    ...(typeof ofLink === "string" ? { link: ofLink } : {}),
    ...(typeof was === "number" ? { was } : {}),
    ...(type.startsWith("erasure.") && typeof people === "number" ? { erasure: id, people } : {}),
  };
}
