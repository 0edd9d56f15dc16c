import type { Away, Presence } from "../../../protocol/frames.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { Role } from "../../../protocol/rights.ts";
import { limitOf } from "../../kernel/limit.ts";

/** Agents who were here within this time are listed as colleagues; older ones are forgotten, and the oldest of many. */
const COLLEAGUE_DAYS_MS = 30 * 24 * 60 * 60 * 1000;
const COLLEAGUES_MAX = 500;

type Known = {
  sub: string;
  name: string;
  presence: Presence;
  away: string | null;
  presenceAt: number | null;
  seenAt: number;
  teams: string | null;
  role: Role | null;
};

const KNOWN =
  "SELECT sub, name, presence, away, presence_at AS presenceAt, seen_at AS seenAt, teams, role FROM agent";

/**
 * Every statement on the agents that a desk knows. They are few, and asked for with all that is offered: each is read once, and
 * again when it was written.
 */
export class PeopleStore {
  readonly #sql: SqlStorage;
  #known: Map<string, Known> | null = null;
  #teamsOf: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * `here`: whose sockets are open, by their subs; asked for where the agent is new. `away`: why they are, null where nothing is
   * known of it; left out: as it was, unless they are available now. `isNewShift`: whatever they were before, they are so
   * since now.
   */
  set(
    sub: string,
    name: string,
    presence: Presence,
    now: number,
    here: () => string[],
    away?: Away | null,
    isNewShift = false,
  ): void {
    const known = this.presenceOf(sub);
    if (known === null) this.#forgetAgents(now, here());
    const why = away === undefined ? (known?.away ?? null) : away;
    this.#sql.exec(
      `INSERT INTO agent (sub, name, presence, seen_at, away, presence_at) VALUES (?1, ?2, ?3, ?4, ?5, ?4)
         ON CONFLICT (sub) DO UPDATE SET name = ?2, presence = ?3, seen_at = ?4, away = ?5,
           presence_at = iif(presence = ?3 AND NOT ?6, presence_at, ?4)`,
      ...[sub, name, presence, now, presence === "away" && why !== null ? JSON.stringify(why) : null],
      isNewShift ? 1 : 0,
    );
    this.#written(sub);
  }

  /** Makes room for one more. Who is here is not forgotten, though they may have come long before the others. */
  #forgetAgents(now: number, here: readonly string[]): void {
    this.#sql.exec(
      `DELETE FROM agent WHERE sub NOT IN (SELECT value FROM json_each(?2)) AND (seen_at <= ?1 OR sub IN (
         SELECT sub FROM agent ORDER BY seen_at DESC LIMIT -1 OFFSET ${limitOf(COLLEAGUES_MAX - 1)}))`,
      now - COLLEAGUE_DAYS_MS,
      JSON.stringify(here),
    );
    this.forgetKnown();
  }

  /**
   * Who is here, and of the others who were here of late so many that they are COLLEAGUES_MAX together, by their names. A team that
   * is looked at asks each second: no row is read for it.
   */
  listed(
    now: number,
    here: readonly string[],
  ): (Person & { presence: Presence; away: Away | null; presenceAt: number | null; seenAt: number })[] {
    const all = [...this.#all().values()];
    const isHere = new Set(here);
    const others = all
      .filter(({ sub, seenAt }) => !isHere.has(sub) && seenAt > now - COLLEAGUE_DAYS_MS)
      .sort((a, b) => b.seenAt - a.seenAt)
      .slice(0, Math.max(0, COLLEAGUES_MAX - here.length));
    return [...all.filter(({ sub }) => isHere.has(sub)), ...others]
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      .map(({ sub, name, presence, away, presenceAt, seenAt }) => ({
        ...{ sub, name, presence, presenceAt, seenAt, away: readAway(away) },
      }));
  }

  remove(sub: string): void {
    this.#sql.exec("DELETE FROM agent WHERE sub = ?", sub);
    this.#written(sub);
  }

  seen(sub: string, now: number): void {
    this.#sql.exec("UPDATE agent SET seen_at = ? WHERE sub = ?", now, sub);
    this.#written(sub);
  }

  /** The teams that their token names; answers whether it named others before. */
  setTeams(sub: string, teams: readonly string[]): boolean {
    const known = this.#all().get(sub);
    const kept = teams.length === 0 ? null : JSON.stringify(teams);
    if (known === undefined || known.teams === kept) return false;
    this.#sql.exec("UPDATE agent SET teams = ? WHERE sub = ?", kept, sub);
    this.#written(sub);
    return true;
  }

  /** What their token lets them be. */
  setRole(sub: string, role: Role): void {
    const known = this.#all().get(sub);
    if (known === undefined || known.role === role) return;
    this.#sql.exec("UPDATE agent SET role = ? WHERE sub = ?", role, sub);
    this.#written(sub);
  }

  /** What their token let them be last; an agent where that is not known. */
  roleOf(sub: string): Role {
    return this.#all().get(sub)?.role ?? "agent";
  }

  /** The teams that agents' tokens named last, by their `sub`. The same map until one of them is another. */
  teamsOf(): ReadonlyMap<string, readonly string[]> {
    this.#teamsOf ??= new Map(
      [...this.#all().values()].flatMap(({ sub, teams }) =>
        teams === null ? [] : [[sub, JSON.parse(teams) as string[]] as const],
      ),
    );
    return this.#teamsOf;
  }

  /** The agent of that `sub`, null where this desk knows none. */
  find(sub: string): Person | null {
    const known = this.#all().get(sub);
    return known === undefined ? null : { sub, name: known.name };
  }

  /** What the agent last chose, or was set, and why; since when; and when they were last here. Times in ms. */
  presenceOf(
    sub: string,
  ): { presence: Presence; away: Away | null; presenceAt: number | null; seenAt: number } | null {
    const known = this.#all().get(sub);
    if (known === undefined) return null;
    const { presence, away, presenceAt, seenAt } = known;
    return { presence, away: readAway(away), presenceAt, seenAt };
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM agent");
    this.forgetKnown();
  }

  /** What is in memory may not be what is written. */
  forgetKnown(): void {
    this.#known = null;
    this.#teamsOf = null;
  }

  #all(): Map<string, Known> {
    this.#known ??= new Map(
      this.#sql
        .exec<Known>(KNOWN)
        .toArray()
        .map((it) => [it.sub, it]),
    );
    return this.#known;
  }

  #written(sub: string): void {
    const before = this.#known?.get(sub);
    const [now] = this.#sql.exec<Known>(`${KNOWN} WHERE sub = ?`, sub).toArray();
    if (now !== undefined) this.#known?.set(sub, now);
    else this.#known?.delete(sub);
    if (before?.teams !== now?.teams) this.#teamsOf = null;
  }
}

function readAway(away: string | null): Away | null {
  return away === null ? null : (JSON.parse(away) as Away);
}
