import { done, refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { termsOf, type Term } from "../../../domain/search/query.ts";
import { toldHits } from "../../../domain/search/tagged.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import { SEARCH_TOLD_CLOSED_MAX } from "../../../protocol/limits.ts";
import type { FoundPerson, SearchFound } from "../../../protocol/search/search.ts";
import type { Summary } from "../../../protocol/thread/conversation.ts";
import type { CommandOf } from "../../../protocol/commands.ts";
import type { IndexHit, SearchAnswer } from "../../kernel/contracts.ts";
import { hiddenPlace } from "../../kernel/hidden-place.ts";
import { searchStub } from "../../kernel/stubs.ts";
import type { ConversationRow } from "../list/row.ts";
import { toSummary } from "../list/row.ts";
import { Turns } from "../search/turns.ts";
import type { Handlers, Tools } from "./call.ts";
import { hadEffect, keepEffect } from "./once.ts";
import { wasSo } from "./call.ts";

/** Questions to the index for one answer, and conversations in each: what its agent does not see, or stands otherwise, is passed over. */
const ROUNDS_MAX = 5;
const ASKED_MAX = 50;
/** Customers that are named before what was said, where both are looked for. */
const PEOPLE_FIRST = 5;
/** Whoever gave up their turn for a later search of the same agent comes again after this. */
const SEARCH_AGAIN_MS = 1_000;

type Found = { row: ConversationRow; hit: IndexHit };
/** `looked`: conversations that were looked at for it, of which the agent sees all. */
type Looked = { found: Found[]; after: string | null; looked: number; building: SearchAnswer["building"] };

/** What was said at the desk, of which everyone is shown what they see. */
export function searchHandlers({ env, store, sights, masks }: Tools): Handlers<"search" | "search.rebuild"> {
  const isOff = (): boolean => store.routing.current().config.search === "off";

  const turns = new Turns();

  /** Whether it stands as they want it who ask. */
  const wanted = ({ status, owner }: CommandOf<"search">, row: ConversationRow): boolean =>
    (status === undefined || row.status === status) && (owner === undefined || row.owner_sub === owner);

  /** How large the desk is is told to who sees all of it. */
  const shownTo = (actor: Actor, building: Looked["building"]): Looked["building"] =>
    building === null || sights.of(actor).sees === "all" ? building : { done: 0, total: 0 };

  const look = async (
    actor: Actor,
    command: CommandOf<"search">,
    of: "names" | "words",
    length: number,
  ): Promise<Looked> => {
    const { words, page, by, within, from, until } = command;
    const desk = store.name() ?? "";
    const hide = masks.policyFor(actor);
    const filters = {
      ...(hide === null ? {} : { hide }),
      ...(page === undefined ? {} : { page }),
      ...(by === undefined ? {} : { by }),
      ...(within === undefined ? {} : { within }),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    };
    const found = new Map<string, Found>();
    let { after = null }: { after?: string | number | null } = command;
    let building: SearchAnswer["building"] = null;
    let key = "";
    let looked = 0;
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const most = within === undefined ? ASKED_MAX : length;
      const question = { ...filters, words, in: of, after, length: most };
      const answer = await searchStub(env, desk).find(desk, question);
      ({ building, key, after } = answer);
      for (const hit of answer.hits) {
        const row = store.list.find(hit.conversation);
        if (row === null || !sights.sees(actor, row)) continue;
        looked += 1;
        if (found.has(row.name) || !wanted(command, row)) continue;
        if (found.size === length)
          return { found: [...found.values()], after: await hiddenPlace(hit.before, key), looked, building };
        found.set(row.name, { row, hit });
      }
      if (after === null || found.size === length || (within !== undefined && found.size > 0)) break;
    }
    return {
      found: [...found.values()],
      after: after === null ? null : await hiddenPlace(Number(after), key),
      ...{ looked, building },
    };
  };

  /** Conversations of which agents say what is looked for, and that are not among `known`: as many as are named, and one more. */
  const told = (actor: Actor, command: CommandOf<"search">, known: readonly Found[]): FoundPerson[] => {
    const { words, page, within } = command;
    const terms = termsOf(words);
    if (within !== undefined || terms.length === 0) return [];
    const names = new Set(known.map(({ row }) => row.name));
    return store.list
      .tagged(SEARCH_TOLD_CLOSED_MAX)
      .filter((row) => !names.has(row.name) && (page === undefined || pageIdOf(row.name) === page))
      .filter((row) => sights.sees(actor, row) && wanted(command, row))
      .sort((a, b) => b.activity_at - a.activity_at)
      .flatMap((row) => toldOf(masks.seenBy(actor, toSummary(row)), terms))
      .slice(0, PEOPLE_FIRST + 1);
  };

  const searched = async (actor: Actor, command: CommandOf<"search">): Promise<SearchFound> => {
    const within = command.within === undefined ? undefined : store.list.find(command.within);
    // Not even that there is more of it.
    if (within === null || (within !== undefined && !sights.sees(actor, within))) return NOTHING;
    const isOfSaid = command.by !== undefined || command.from !== undefined || command.until !== undefined;
    const wants =
      command.in ??
      (isOfSaid || command.within !== undefined || command.after !== undefined ? "words" : "both");
    const people =
      wants === "words"
        ? null
        : await look(actor, command, "names", wants === "both" ? PEOPLE_FIRST : command.length);
    const said = wants === "names" ? null : await look(actor, command, "words", command.length);
    const alsoTold = wants === "both" ? told(actor, command, people?.found ?? []) : [];
    const terms = termsOf(command.words);
    const building = shownTo(actor, (said ?? people)?.building ?? null);
    return {
      people: [
        ...(people?.found ?? []).map(({ row, hit }) =>
          named(masks.seenBy(actor, toSummary(row)), hit, terms),
        ),
        ...alsoTold.slice(0, PEOPLE_FIRST),
      ],
      morePeople: wants === "both" && people?.after != null,
      ...(alsoTold.length > PEOPLE_FIRST ? { moreTold: true as const } : {}),
      found: (said?.found ?? []).map(({ row, hit: { hits, more } }) => ({
        summary: toSummary(row),
        hits,
        ...(more ? { more } : {}),
      })),
      after: (said ?? people)?.after ?? null,
      ...lookedThrough(said ?? people, command.length),
      ...(building === null ? {} : { building }),
    };
  };

  return {
    search: async ({ actor, command }) => {
      if (isOff()) return done({ ...NOTHING, off: true });
      const turn = await turns.next(actor.sub);
      if (turn === null) return refused({ code: "too_many_commands", retryAfterMs: SEARCH_AGAIN_MS });
      try {
        return done(isOff() ? { ...NOTHING, off: true } : await searched(actor, command));
      } finally {
        turn.end();
      }
    },

    "search.rebuild": async (call) => {
      const desk = store.name() ?? "";
      if (isOff()) return wasSo({ started: false });
      if (hadEffect(store.decided.all(), call)) return wasSo({ started: true });
      const started = await searchStub(env, desk).rebuild(desk);
      if (!started) return wasSo({ started });
      keepEffect(store, call);
      return done({ started });
    },
  };
}

/** How far an answer got that was not filled, and is not all. */
function lookedThrough(at: Looked | null, length: number): Pick<SearchFound, "looked"> {
  return at === null || at.after === null || at.found.length >= length ? {} : { looked: at.looked };
}

/** A customer of that name, with what agents say of it as well. */
function named(summary: Summary, hit: IndexHit, terms: readonly Term[]): FoundPerson {
  const told = toldHits(summary, terms);
  return { summary, marks: hit.marks, ...(told === null ? {} : { told }) };
}

/** A customer of whom agents say what is looked for; none where they do not. */
function toldOf(summary: Summary, terms: readonly Term[]): FoundPerson[] {
  const told = toldHits(summary, terms);
  return told === null ? [] : [{ summary, marks: [], told }];
}

const NOTHING: SearchFound = { people: [], morePeople: false, found: [], after: null };
