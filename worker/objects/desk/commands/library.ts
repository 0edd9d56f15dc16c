import { keyOfTemplateFile } from "../../../bucket/keys.ts";
import { looksOf } from "../../../domain/names.ts";
import { done, refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { lastingFaults } from "../../../protocol/library/blanks.ts";
import { filesNamed, whyNotKept, whyNotMacro } from "../../../protocol/library/keepable.ts";
import type { Macro } from "../../../protocol/library/macro.ts";
import type { Saved, SavedTemplate, TemplateScope } from "../../../protocol/library/saved-template.ts";
import {
  TEMPLATES_OF_AGENT_MAX,
  TEMPLATES_OF_DESK_MAX,
  TEMPLATES_OF_TEAM_MAX,
} from "../../../protocol/limits.ts";
import type { Fault } from "../../../protocol/outgoing/faults.ts";
import type { NamedFile } from "../../../protocol/outgoing/files.ts";
import { FILES_UNUSED_MAX, type FileAnswer } from "../../../protocol/outgoing/given-file.ts";
import { may } from "../../../protocol/rights.ts";
import { copyFor } from "../library/copy-files.ts";
import { toAnswer } from "../library/file-store.ts";
import type { KeptTemplate, Whose } from "../library/template-store.ts";
import type { Done, Handlers, Tools } from "./call.ts";
import { linkTo } from "./media.ts";
import { once } from "./once.ts";

type LibraryType =
  | "templates.list"
  | "template.save"
  | "macro.save"
  | "template.delete"
  | "template.copyFiles"
  | "template.fileLink";

/** What is said of a template or macro that is kept. */
type Given = { name: string; scope: TemplateScope; team?: string; shortcut?: string | null; base?: number };

/** Its files, as they are told. */
type OfFiles = Pick<SavedTemplate, "files" | "faults">;

/** What it is, beside whose it is and how it is found. */
type What = Pick<KeptTemplate, "outgoing" | "language" | "others" | "steps">;

/** Messages that are kept to be sent again, and macros: the desk's, its teams', and each agent's own. */
export function libraryHandlers({ env, store, sockets, filesLeft }: Tools): Handlers<LibraryType> {
  const { templates, templateFiles } = store;

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
    { scope, team, name }: Given,
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
    // What was kept before names were compared may be changed as it is.
    const isAsBefore = !isOneMore && before.name === name;
    const isTaken = (it: { id: string; name: string }): boolean =>
      it.id !== before?.id && looksOf(it.name) === looksOf(name);
    if (!isAsBefore && templates.namesOf(whose).some(isTaken)) return { path: "name", why: "not_allowed" };
    const holder = shortcut === null ? null : templates.withShortcut(whose, shortcut);
    return holder === null || holder === before?.id ? null : { path: "shortcut", why: "not_allowed" };
  };

  /** Why it cannot send these: each is this template's already, or one that the agent gave and that no template has. */
  const whyNotFiles = ({ sub }: Actor, id: string | undefined, what: What): Fault | null => {
    for (const { path, file } of namedIn(what)) {
      const found = templateFiles.find(file);
      const isTheirs =
        found !== null && (found.template === null ? found.sub === sub : found.template === id);
      if (!isTheirs) return { path, why: "no_such_file" };
    }
    return null;
  };

  /** What it sends, and what of that is lost. */
  const filesOfKept = (kept: KeptTemplate): OfFiles => {
    const named = namedIn(kept);
    const files = new Map(
      named.flatMap(({ file }) => {
        const found = templateFiles.find(file);
        return found === null ? [] : [[file, toAnswer(found)] as const];
      }),
    );
    const lost = named.filter(({ file }) => !files.has(file));
    return {
      ...(files.size === 0 ? {} : { files: [...files.values()] }),
      ...(lost.length === 0 ? {} : { faults: lost.map(({ path }) => ({ path, why: "no_such_file" })) }),
    };
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
    if (before !== null && given.base !== undefined && given.base !== before.changedAt)
      return refused({ code: "wrong_state", state: "changed" });
    const what = whatOf(before);
    const shortcut = given.shortcut === undefined ? (before?.shortcut ?? null) : given.shortcut;
    const fault =
      "why" in what
        ? what
        : (whyNotThere(whose, given, before, shortcut) ?? whyNotFiles(actor, before?.id, what));
    if (fault !== null || "why" in what) return refused({ code: "not_kept", ...(fault as Fault) });
    const now = Date.now();
    const { sub, name } = actor;
    const made = before ?? { id: crypto.randomUUID(), by: { sub, name }, madeAt: now };
    const { by, madeAt } = made;
    store.transaction(() => {
      templates.put({
        id: made.id,
        ...whose,
        name: given.name,
        shortcut,
        ...what,
        by,
        madeAt,
        // It tells one state of it from the next, also within a millisecond.
        changedAt: Math.max(now, (before?.changedAt ?? 0) + 1),
      });
      templateFiles.use(made.id, idsOf(namedIn(what)), now);
    });
    filesLeft();
    tell(whose, ...(before === null ? [] : [before]));
    return done(null);
  };

  return {
    "templates.list": ({ actor, command }) => {
      const all = templates
        .usableBy(actor.sub, teamsOf(actor))
        .filter((kept) => command.files === true || namedIn(kept).length === 0);
      return done({
        templates: all.flatMap((kept) => toSaved(kept, filesOfKept(kept))),
        macros: all.flatMap((kept) => toMacro(kept, filesOfKept(kept))),
      });
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
        store.transaction(() => {
          templates.remove(found.id);
          templateFiles.use(found.id, [], Date.now());
        });
        filesLeft();
        tell(found);
        return done(null);
      }),

    "template.copyFiles": async ({ actor, command }) => {
      const { template: id, files, conversation } = command;
      const template = seenBy(actor, id);
      if (template === null) return refused({ code: "not_found" });
      const copies: FileAnswer[] = [];
      for (const [index, file] of files.entries()) {
        const path = `files[${String(index)}].file`;
        const found = templateFiles.find(file);
        if (found?.template !== template.id)
          return refused({ code: "not_sendable", path, why: "no_such_file" });
        const copied = await copyFor({ env, desk: store.name() ?? "", conversation }, found);
        if (copied.ok) copies.push(copied.value);
        else if (copied.refusal.code === "full")
          return refused({ code: "not_sendable", path, why: "too_many", limit: FILES_UNUSED_MAX });
        else if (copied.refusal.code === "unavailable") return refused({ code: "unavailable" });
        else {
          templateFiles.lost(file);
          tell(template);
          return refused({ code: "not_sendable", path, why: "no_such_file" });
        }
      }
      return done({ files: copies });
    },

    "template.fileLink": async ({ actor, command: { file } }) => {
      const found = templateFiles.find(file);
      const isTheirs =
        found !== null && (found.template === null ? found.sub === actor.sub : seenBy(actor, found.template));
      if (found === null || !isTheirs) return refused({ code: "not_found" });
      const key = keyOfTemplateFile(store.name() ?? "", file);
      const link = await linkTo(env, store, key);
      if (link === null) return refused({ code: "unavailable" });
      const { name, mime, bytes } = found;
      return done({ ...link, name, mime, bytes });
    },
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

/** The files that it sends; of a macro, its reply. */
function namedIn({ outgoing, others = [], steps = [] }: What): NamedFile[] {
  if (outgoing !== null) return filesNamed({ outgoing, others });
  return steps.flatMap((step, index) =>
    step.do === "reply"
      ? filesNamed(step).map(({ path, file }) => ({ path: `steps[${String(index)}].${path}`, file }))
      : [],
  );
}

const idsOf = (named: readonly NamedFile[]): string[] => [...new Set(named.map(({ file }) => file))];

function toSaved(kept: KeptTemplate, { files, faults: lost = [] }: OfFiles): SavedTemplate[] {
  const { id, outgoing, language, others } = kept;
  if (outgoing === null) return [];
  const faults = [
    ...[outgoing, ...(others ?? []).map((other) => other.outgoing)].flatMap(lastingFaults),
    ...lost,
  ];
  return [
    {
      ...{ template: id, ...savedOf(kept), outgoing },
      ...(language === undefined ? {} : { language }),
      ...(others === undefined ? {} : { others }),
      ...(files === undefined ? {} : { files }),
      ...(faults.length === 0 ? {} : { faults }),
    },
  ];
}

function toMacro(kept: KeptTemplate, { files }: OfFiles): Macro[] {
  if (kept.steps === undefined) return [];
  const more = files === undefined ? {} : { files };
  return [{ macro: kept.id, ...savedOf(kept), steps: kept.steps, ...more }];
}
