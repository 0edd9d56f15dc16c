import { ROUTING_BYTES_MAX } from "../../../../worker/protocol/limits.ts";
import type { RoutingKnown } from "../../../../worker/protocol/routing/commands.ts";
import {
  NO_ROUTING,
  type RoutingConfig,
  type RoutingVersion,
} from "../../../../worker/protocol/routing/config.ts";
import { REFUSED_PROBLEMS, type RoutingProblem } from "../../../../worker/protocol/routing/problems.ts";
import type { Admin } from "../../state/admin.ts";
import type { Outcome, Refusal } from "../../wire/api.ts";
import { faultsIn, isWithin, type Fault } from "./faults.ts";
import { isSame, merged, type Merged } from "./merge.ts";
import { Names } from "./names.ts";

/** Whoever types is not asked about each letter. */
const CHECK_MS = 400;
/** Version 0 has no one. */
type Saved = { version: number; config: RoutingConfig };
/** Somebody else saved meanwhile. `by`: who, where it is still known. */
export type Conflict = { theirs: Saved; by: string; together: Merged };

/** The routing of one desk as it is edited: what is in force, the draft, and what is wrong with it. */
export class RoutingDraft {
  readonly desk: string;
  readonly #admin: Admin;
  readonly #listeners = new Set<() => void>();
  /** As it was read last; null: not yet. */
  saved: Saved | null = null;
  draft: RoutingConfig = NO_ROUTING;
  known: RoutingKnown = { pages: [], people: [] };
  problems: RoutingProblem[] = [];
  faults: Fault[] = [];
  lost: Refusal | null = null;
  refusal: Refusal | null = null;
  conflict: Conflict | null = null;
  busy: "load" | "save" | null = null;
  /** The version that was saved last from here. */
  savedAs: number | null = null;
  /** The draft is of before: the page was loaded anew since. */
  isKept = false;
  /** Somebody wanted to save: what is missing is said from now on. */
  isTried = false;
  #stopCheck = () => {};
  #asked = 0;

  constructor(admin: Admin, desk: string) {
    this.#admin = admin;
    this.desk = desk;
  }

  get isChanged(): boolean {
    return this.saved !== null && !isSame(this.saved.config, this.draft);
  }

  get names(): Names {
    return new Names(this.draft, this.known);
  }

  get bytes(): number {
    return new TextEncoder().encode(JSON.stringify(this.draft)).length;
  }

  get isTooLarge(): boolean {
    return this.bytes > ROUTING_BYTES_MAX;
  }

  /** With any of them it cannot be saved. */
  get refused(): RoutingProblem[] {
    return this.problems.filter(({ why }) => (REFUSED_PROBLEMS as readonly string[]).includes(why));
  }

  get warned(): RoutingProblem[] {
    return this.problems.filter((it) => !this.refused.includes(it));
  }

  /** How much is wrong at a place, or within it. */
  wrongAt(place: string): { faults: Fault[]; problems: RoutingProblem[] } {
    return {
      faults: this.saidFaults.filter(({ path }) => isWithin(path, place)),
      problems: this.problems.filter(({ path }) => isWithin(path, place)),
    };
  }

  /** What is missing is nobody's fault while it is written. */
  get saidFaults(): Fault[] {
    return this.isTried ? this.faults : this.faults.filter(({ why }) => why !== "missing");
  }

  subscribe(run: () => void): () => void {
    this.#listeners.add(run);
    return () => {
      this.#listeners.delete(run);
    };
  }

  uuid(): string {
    return this.#admin.platform.uuid();
  }

  call: Admin["call"] = (command, fields) => this.#admin.call(command, { ...fields, desk: this.desk });

  /** Reads what is in force and what may be named. A draft of this tab goes on, on whichever version it was made. */
  async load(): Promise<void> {
    if (this.busy !== null) return;
    this.busy = "load";
    this.#tell();
    const [told, known] = await Promise.all([this.call("routing.get", {}), this.call("routing.known", {})]);
    this.busy = null;
    this.lost = told.ok ? (known.ok ? null : known.refusal) : told.refusal;
    if (told.ok && known.ok) {
      const { version, config } = told.value;
      const kept = this.saved === null ? this.#kept() : null;
      this.known = known.value;
      if (kept !== null && !isSame(kept.config, config)) {
        this.isKept = true;
        this.saved = kept.base;
        this.draft = kept.config;
        if (kept.base.version !== version) await this.#isOvertaken({ version, config });
      } else if (!this.isChanged) {
        this.saved = { version, config };
        this.draft = config;
      } else if (this.saved?.version !== version) await this.#isOvertaken({ version, config });
      this.#changed();
    }
    this.#tell();
  }

  /** Another draft in place of the one there is. */
  set(draft: RoutingConfig): void {
    this.draft = draft;
    this.savedAs = null;
    this.refusal = null;
    this.#changed();
    this.#tell();
  }

  /** Changes the draft field by field. */
  patch(change: Partial<RoutingConfig>): void {
    const all = Object.entries({ ...this.draft, ...change }).filter(([, value]) => value !== undefined);
    this.set(Object.fromEntries(all) as RoutingConfig);
  }

  drop(): void {
    if (this.saved === null) return;
    this.isKept = false;
    this.isTried = false;
    this.conflict = null;
    this.set(this.saved.config);
  }

  /** False where nothing was saved: what is wrong, or who was first, is said then. */
  async save(): Promise<boolean> {
    this.isTried = true;
    if (this.saved === null || this.busy !== null || this.faults.length > 0 || this.isTooLarge) {
      this.#tell();
      return false;
    }
    this.busy = "save";
    this.refusal = null;
    this.#tell();
    const [base, config] = [this.saved, this.draft];
    const outcome = await this.call("routing.save", { base: base.version, config });
    const isSaved = await this.#afterSave(outcome, base, config);
    this.busy = null;
    if (isSaved) this.#changed();
    this.#tell();
    return isSaved;
  }

  async #afterSave(
    outcome: Outcome<{ saved: boolean; version: number; problems: RoutingProblem[] }>,
    base: Saved,
    config: RoutingConfig,
  ): Promise<boolean> {
    if (!outcome.ok) {
      this.refusal = outcome.refusal;
      return false;
    }
    const { saved, version, problems } = outcome.value;
    this.problems = problems;
    if (saved) {
      this.#isSaved({ version, config });
      return true;
    }
    if (version === base.version) return false;
    const told = await this.call("routing.get", {});
    if (!told.ok) {
      this.refusal = told.refusal;
      return false;
    }
    // The answer to a save of ours was lost.
    if (isSame(told.value.config, config)) {
      this.#isSaved(told.value);
      return true;
    }
    await this.#isOvertaken(told.value);
    return false;
  }

  #isSaved({ version, config }: Saved): void {
    this.saved = { version, config };
    this.savedAs = version;
    this.isKept = false;
    this.isTried = false;
    this.conflict = null;
  }

  async #isOvertaken(theirs: Saved): Promise<void> {
    const versions = await this.call("routing.versions", {});
    const by = versions.ok ? nameOf(versions.value.versions, theirs.version) : "";
    const base = this.saved?.config ?? NO_ROUTING;
    this.conflict = { theirs, by, together: merged(base, this.draft, theirs.config) };
  }

  /** Ends a conflict as somebody chose: by theirs, or by both, with mine where both changed the same. Nothing is saved by it. */
  settle(how: "theirs" | "both"): void {
    if (this.conflict === null) return;
    const { theirs, together } = this.conflict;
    this.saved = theirs;
    this.conflict = null;
    this.isKept = false;
    this.set(how === "theirs" ? theirs.config : together.config);
  }

  #changed(): void {
    this.faults = faultsIn(this.draft);
    this.#keep();
    this.#admin.unsaved(`routing ${this.desk}`, this.isChanged);
    this.#stopCheck();
    this.#stopCheck = this.#admin.platform.after(CHECK_MS, () => void this.check());
  }

  /** Asks what is wrong with the draft; what has not the form of one is said here alone. */
  async check(): Promise<void> {
    if (this.faults.length > 0 || this.isTooLarge) return;
    const asked = (this.#asked += 1);
    const outcome = await this.call("routing.check", { config: this.draft });
    if (asked !== this.#asked || !outcome.ok) return;
    this.problems = outcome.value.problems;
    this.#tell();
  }

  get #keptName(): string {
    return `fb-chat-admin-routing ${this.desk}`;
  }

  /** In this tab alone: two tabs would write over each other. */
  #keep(): void {
    const { tab } = this.#admin.platform;
    if (!this.isChanged) tab?.remove(this.#keptName);
    else tab?.set(this.#keptName, JSON.stringify({ base: this.saved, config: this.draft }));
  }

  #kept(): { base: Saved; config: RoutingConfig } | null {
    try {
      const kept = JSON.parse(this.#admin.platform.tab?.get(this.#keptName) ?? "null") as {
        base: Saved;
        config: RoutingConfig;
      } | null;
      return kept !== null && Array.isArray(kept.config.rules) && typeof kept.base.version === "number"
        ? kept
        : null;
    } catch {
      return null;
    }
  }

  #tell(): void {
    for (const run of [...this.#listeners]) run();
  }
}

function nameOf(versions: readonly RoutingVersion[], version: number): string {
  return versions.find((it) => it.version === version)?.by.name ?? "";
}

const DRAFTS = new WeakMap<Admin, Map<string, RoutingDraft>>();

/** The draft of that desk, which stays while somebody looks at something else. */
export function draftOf(admin: Admin, desk: string): RoutingDraft {
  const all = DRAFTS.get(admin) ?? new Map<string, RoutingDraft>();
  DRAFTS.set(admin, all);
  const found = all.get(desk) ?? new RoutingDraft(admin, desk);
  all.set(desk, found);
  return found;
}
