import { done, refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { lastingFaults } from "../../../protocol/library/blanks.ts";
import { whyNotKept, whyNotMacro } from "../../../protocol/library/keepable.ts";
import type { Macro } from "../../../protocol/library/macro.ts";
import type { Saved, SavedTemplate, TemplateScope } from "../../../protocol/library/saved-template.ts";
import {
  TEMPLATES_OF_AGENT_MAX,
  TEMPLATES_OF_DESK_MAX,
  TEMPLATES_OF_TEAM_MAX,
} from "../../../protocol/limits.ts";
import type { Fault } from "../../../protocol/outgoing/faults.ts";
import { may } from "../../../protocol/rights.ts";
import type { KeptTemplate, Whose } from "../library/template-store.ts";
import type { Done, Handlers, Tools } from "./call.ts";
import { once } from "./once.ts";

type LibraryType = "templates.list" | "template.save" | "macro.save" | "template.delete";

/** What is said of a template or macro that is kept. */
type Given = { name: string; scope: TemplateScope; team?: string; shortcut?: string | null };

/** What it is, beside whose it is and how it is found. */
type What = Pick<KeptTemplate, "outgoing" | "language" | "others" | "steps">;

/** Messages that are kept to be sent again, and macros: the desk's, its teams', and each agent's own. */
export function libraryHandlers({ store, sockets }: Tools): Handlers<LibraryType> {
  const { templates } = store;

  /** The teams whose templates an agent has: theirs, by the document and their token; null: all of them. */
  const teamsOf = ({ sub, role }: Pick<Actor, "sub" | "role">): readonly string[] | null => {
    if (may(role, "configure_desk")) return null;
    const teams = store.routed().config.teams.filter(({ members }) => members.includes(sub));
    return teams.map(({ id }) => id);
  };

  const sees = (agent: Pick<Actor, "sub" | "role">, { owner, team }: Whose): boolean => {
    if (team !== null) return teamsOf(agent)?.includes(team) ?? true;
    return owner === null || owner === agent.sub;
  };

  /** One that this agent sees; a colleague's own, or that of a team that they are not in, is not there for them. */
  const seenBy = (actor: Actor, id: string): KeptTemplate | null => {
    const found = templates.find(id.toLowerCase());
    return found !== null && sees(actor, found) ? found : null;
  };

  /** Whoever sees it asks for the list again. */
  const tell = (...changed: Whose[]): void => {
    sockets.broadcast({ type: "templates" }, (session) => changed.some((it) => sees(session, it)));
  };

  const whyNotThere = (
    whose: Whose,
    { scope, team }: Given,
    before: KeptTemplate | null,
    shortcut: string | null,
  ): Fault | null => {
    const { teams } = store.routing.current().config;
    if ((scope === "team") !== (team !== undefined))
      return { path: "team", why: team === undefined ? "missing" : "not_allowed" };
    if (team !== undefined && team !== before?.team && !teams.some(({ id }) => id === team))
      return { path: "team", why: "not_allowed" };
    const isOneMore = before === null || before.owner !== whose.owner || before.team !== whose.team;
    if (isOneMore && templates.count(whose) >= LIMITS[scope])
      return { path: "scope", why: "too_many", limit: LIMITS[scope] };
    const holder = shortcut === null ? null : templates.withShortcut(whose, shortcut);
    return holder === null || holder === before?.id ? null : { path: "shortcut", why: "not_allowed" };
  };

  const save = (
    actor: Actor,
    given: Given,
    id: string | undefined,
    whatOf: (before: KeptTemplate | null) => What | Fault,
  ): Done<"template.save"> => {
    const before = id === undefined ? null : seenBy(actor, id);
    if (id !== undefined && before === null) return refused({ code: "not_found" });
    const whose = whoseOf(given, actor);
    if (!mayChange(actor, whose) || (before !== null && !mayChange(actor, before)))
      return refused({ code: "not_allowed" });
    const what = whatOf(before);
    const shortcut = given.shortcut === undefined ? (before?.shortcut ?? null) : given.shortcut;
    const fault = "why" in what ? what : whyNotThere(whose, given, before, shortcut);
    if (fault !== null || "why" in what) return refused({ code: "not_kept", ...(fault as Fault) });
    const now = Date.now();
    const { sub, name } = actor;
    const made = before ?? { id: crypto.randomUUID(), by: { sub, name }, madeAt: now };
    const { by, madeAt } = made;
    templates.put({ id: made.id, ...whose, name: given.name, shortcut, ...what, by, madeAt, changedAt: now });
    tell(whose, ...(before === null ? [] : [before]));
    return done(null);
  };

  return {
    "templates.list": ({ actor }) => {
      const all = templates.usableBy(actor.sub, teamsOf(actor));
      return done({ templates: all.flatMap(toSaved), macros: all.flatMap(toMacro) });
    },

    "template.save": (call) =>
      once(store, call, () => {
        const { outgoing, ...command } = call.command;
        return save(call.actor, command, command.template, (before) => {
          if (before?.outgoing === null) return { path: "kind", why: "not_allowed" };
          const language = command.language === undefined ? before?.language : command.language;
          const others = command.others ?? before?.others ?? [];
          const what = {
            outgoing,
            ...(language == null ? {} : { language }),
            ...(others.length === 0 ? {} : { others }),
          };
          return whyNotKept(what) ?? what;
        });
      }),

    "macro.save": (call) =>
      once(store, call, () => {
        const { steps, ...command } = call.command;
        return save(call.actor, command, command.macro, (before) => {
          if (before !== null && before.outgoing !== null) return { path: "kind", why: "not_allowed" };
          return whyNotMacro(steps) ?? { outgoing: null, steps };
        });
      }),

    "template.delete": (call) =>
      once(store, call, () => {
        const found = seenBy(call.actor, call.command.template);
        if (found === null) return refused({ code: "not_found" });
        if (!mayChange(call.actor, found)) return refused({ code: "not_allowed" });
        templates.remove(found.id);
        tell(found);
        return done(null);
      }),
  };
}

const LIMITS = { desk: TEMPLATES_OF_DESK_MAX, team: TEMPLATES_OF_TEAM_MAX, mine: TEMPLATES_OF_AGENT_MAX };

function whoseOf({ scope, team }: Given, { sub }: Actor): Whose {
  return { owner: scope === "mine" ? sub : null, team: scope === "team" ? (team ?? "") : null };
}

/** What is everyone's, or a team's, is for who sets up the desk; one's own is one's own. */
function mayChange({ role }: Actor, { owner }: Whose): boolean {
  return owner !== null || may(role, "configure_desk");
}

function savedOf({ owner, team, name, shortcut, by, madeAt, changedAt }: KeptTemplate): Saved {
  return {
    ...{ name, scope: team !== null ? "team" : owner === null ? "desk" : "mine", by, madeAt, changedAt },
    ...(team === null ? {} : { team }),
    ...(shortcut === null ? {} : { shortcut }),
  };
}

function toSaved(kept: KeptTemplate): SavedTemplate[] {
  const { id, outgoing, language, others } = kept;
  if (outgoing === null) return [];
  const faults = [outgoing, ...(others ?? []).map((other) => other.outgoing)].flatMap(lastingFaults);
  return [
    {
      ...{ template: id, ...savedOf(kept), outgoing },
      ...(language === undefined ? {} : { language }),
      ...(others === undefined ? {} : { others }),
      ...(faults.length === 0 ? {} : { faults }),
    },
  ];
}

function toMacro(kept: KeptTemplate): Macro[] {
  return kept.steps === undefined ? [] : [{ macro: kept.id, ...savedOf(kept), steps: kept.steps }];
}
