import { aboutOf, conversationsOf } from "../../../domain/audit/about.ts";
import { changesBetween } from "../../../domain/audit/changes.ts";
import type { AuditWho, Deed } from "../../../domain/audit/deed.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { kindOf } from "../../../protocol/audit/kinds.ts";
import { declarationOf, type Command, type CommandType } from "../../../protocol/commands.ts";
import type { DeskStore } from "../store.ts";

/** As whom somebody acts at the desk; see AuditWho. */
export type ActsAs = "agent" | "key" | "admin";

/** By which somebody reads what was said, whatever their declarations say of the log. */
const SEEING: ReadonlySet<string> = new Set<CommandType>([
  ...(["thread.open", "thread.history", "thread.gather", "message.read"] as const),
]);
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Whoever comes back with a device within this did not sign in anew. */
const SIGNED_IN_MS = 8 * HOUR_MS;
/** Of one hour; whoever sees more is written twice at most, and kept once. */
const SEEN_MAX = 20_000;

type Tools = {
  store: Pick<DeskStore, "deeds" | "settings" | "routing" | "masking">;
  wereAdded: () => void;
  /** Hands on all there is; false: not all of it could be. */
  handOn: () => Promise<boolean>;
};

/** How the desk is set, by the command that changes it: what was before, and what is then. */
const SETTINGS: Partial<Record<CommandType, (store: Tools["store"]) => unknown>> = {
  "desk.configure": ({ settings }) => settings.all(),
  "routing.save": ({ routing }) => routing.current().config,
  "masking.save": ({ masking }) => masking.current(),
};

/** Notes what is done at the desk, together with it. Nothing waits for it. */
export class Witness {
  readonly #tools: Tools;
  /** Who saw which conversation in this hour. In memory: what is told twice is written down once. */
  #seen = new Set<string>();
  #seenIn = 0;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** What a command may change, as it is before; undefined where it is none that changes settings. */
  before(type: CommandType): unknown {
    return SETTINGS[type]?.(this.#tools.store);
  }

  /** A command was obeyed. `isNew` false: it found all as it wanted it. In the turn in which its handler ended. */
  obeyed(
    who: { actor: Actor; as: ActsAs },
    command: Command,
    { isNew, result, before }: { isNew: boolean; result: unknown; before: unknown },
  ): void {
    const fields = command as Record<string, unknown>;
    const isSilent = command.type === "thread.open" && command.as === "silent";
    if (SEEING.has(command.type) && !isSilent) return this.#saw(who, conversationsOf(fields));
    const { audit: declared } = declarationOf(command.type);
    const word =
      typeof declared === "object" ? declared.where : typeof declared === "string" ? declared : null;
    if (declared === false || !isNew || (typeof declared === "object" && !(declared.where in fields))) return;
    const now = Date.now();
    const conversations = conversationsOf(fields);
    const changes = before === undefined ? [] : changesBetween(before, this.before(command.type));
    const detail = word === null ? null : fields[word];
    this.did({
      ...{ id: crypto.randomUUID(), at: now, kind: kindOf(command.type, isSilent), deed: command.type },
      by: toWho(who),
      ...(conversations.length === 0 ? {} : { conversations }),
      ...orNothing("about", aboutOf(fields, result)),
      ...(changes.length === 0 ? {} : { changes }),
      ...(typeof detail === "string" ? { detail } : {}),
    });
  }

  /** Once for whoever has this device, until they were away for long. */
  signedIn(actor: Actor, device: string, from: string | null, now: number): void {
    const { deeds } = this.#tools.store;
    const seenAt = deeds.seenAt(actor.sub, device);
    deeds.seen(actor.sub, device, now);
    if (seenAt !== null && seenAt > now - SIGNED_IN_MS) return;
    deeds.forgetSeenBefore(now - DAY_MS);
    this.did({
      ...{ id: crypto.randomUUID(), at: now, kind: "signed_in", deed: "session.open" },
      ...{ by: toWho({ actor, as: "agent" }), detail: device },
      ...(from === null ? {} : { from }),
    });
  }

  /** They go: whoever comes back soon is the same. */
  left(sub: string, device: string, now: number): void {
    this.#tools.store.deeds.seen(sub, device, now);
  }

  /** A program's key, on the first time on a day (UTC). `usedAt`: before, in ms. */
  keyUsed(actor: Actor, key: string, usedAt: number | null, now: number): void {
    const day = Math.floor(now / DAY_MS);
    if (usedAt !== null && Math.floor(usedAt / DAY_MS) === day) return;
    this.did({
      ...{ id: crypto.randomUUID(), once: `key:${key}:${String(day)}`, at: now, kind: "signed_in" },
      ...{ deed: "apiKey.use", by: toWho({ actor, as: "key" }), about: { key } },
    });
  }

  /** Somebody had an entry shown that is hidden from them, and why. */
  revealed(
    { actor, command }: { actor: Actor; command: { type: CommandType; conversation: string; entry: number } },
    reason: string,
  ): void {
    const { type: deed, conversation, entry } = command;
    this.did({
      ...{ id: crypto.randomUUID(), at: Date.now(), kind: kindOf(deed), deed },
      ...{
        by: toWho({ actor, as: "agent" }),
        conversations: [conversation],
        about: { entry },
        detail: reason,
      },
    });
  }

  /** Hands on all that was noted, before it is read; false: not all of it could be. */
  handOn(): Promise<boolean> {
    return this.#tools.handOn();
  }

  /** Anything else that somebody did, or that fell due. */
  did(deed: Deed): void {
    this.#tools.store.deeds.add(deed, deed.at);
    this.#tools.wereAdded();
  }

  #saw(who: { actor: Actor; as: ActsAs }, conversations: string[]): void {
    const now = Date.now();
    const hour = Math.floor(now / HOUR_MS);
    if (hour !== this.#seenIn || this.#seen.size >= SEEN_MAX) this.#seen = new Set();
    this.#seenIn = hour;
    const once = `saw:${who.actor.sub}:${String(hour)}`;
    const key = JSON.stringify([once, ...conversations]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.did({
      ...{ id: crypto.randomUUID(), once, at: now, kind: "saw", deed: "thread.open", by: toWho(who) },
      conversations,
    });
  }
}

function toWho({ actor: { sub, role, review }, as }: { actor: Actor; as: ActsAs }): AuditWho {
  // A link of Meta's reviewers lets in whoever has it.
  return { as, id: review === undefined ? sub : `review:${review.link}`, role };
}

function orNothing<N extends string, T extends object>(name: N, value: T): Partial<Record<N, T>> {
  return Object.keys(value).length === 0 ? {} : ({ [name]: value } as Record<N, T>);
}
