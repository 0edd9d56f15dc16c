import { done } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { termsOf } from "../../../domain/search/query.ts";
import { isTaggedWith } from "../../../domain/search/tagged.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import type { SearchFound } from "../../../protocol/search/search.ts";
import type { CommandOf } from "../../../protocol/commands.ts";
import type { IndexHit, SearchAnswer } from "../../kernel/contracts.ts";
import { hiddenPlace } from "../../kernel/hidden-place.ts";
import { searchStub } from "../../kernel/stubs.ts";
import type { ConversationRow } from "../list/row.ts";
import { toSummary } from "../list/row.ts";
import type { Handlers, Tools } from "./call.ts";
import { hadEffect, keepEffect } from "./once.ts";
import { wasSo } from "./call.ts";

/** Questions to the index for one answer, and conversations in each: what its agent does not see, or stands otherwise, is passed over. */
const ROUNDS_MAX = 5;
const ASKED_MAX = 50;
/** Customers that are named before what was said, where both are looked for. */
const PEOPLE_FIRST = 5;

type Found = { row: ConversationRow; hit: IndexHit };
/** `looked`: conversations that were looked at for it. */
type Looked = { found: Found[]; after: string | null; looked: number; building: SearchAnswer["building"] };

/** What was said at the desk, of which everyone is shown what they see. */
export function searchHandlers({ env, store, sights }: Tools): Handlers<"search" | "search.rebuild"> {
  const isOff = (): boolean => store.routing.current().config.search === "off";

  /** Whether it is shown to who asks, and stands as they want it. */
  const wanted = (actor: Actor, { status, owner }: CommandOf<"search">, row: ConversationRow): boolean =>
    sights.sees(actor, row) &&
    (status === undefined || row.status === status) &&
    (owner === undefined || row.owner_sub === owner);

  const look = async (
    actor: Actor,
    command: CommandOf<"search">,
    of: "names" | "words",
    length: number,
  ): Promise<Looked> => {
    const { words, page, by, within, from, until } = command;
    const desk = store.name() ?? "";
    const filters = {
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
        looked += 1;
        if (row === null || found.has(row.name) || !wanted(actor, command, row)) continue;
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

  /** Open conversations of which agents say what is looked for, and that are not among `known`; of what is in memory. */
  const tagged = (actor: Actor, command: CommandOf<"search">, known: readonly Found[]): ConversationRow[] => {
    const { words, page, within } = command;
    const terms = termsOf(words);
    if (within !== undefined || terms.length === 0) return [];
    const names = new Set(known.map(({ row }) => row.name));
    return store.list
      .taggedOpen()
      .filter((row) => !names.has(row.name) && (page === undefined || pageIdOf(row.name) === page))
      .filter((row) => wanted(actor, command, row) && isTaggedWith(toSummary(row), terms))
      .sort((a, b) => b.activity_at - a.activity_at)
      .slice(0, PEOPLE_FIRST);
  };

  return {
    search: async ({ actor, command }) => {
      if (isOff()) return done({ ...NOTHING, off: true });
      const isOfSaid = command.by !== undefined || command.from !== undefined || command.until !== undefined;
      const wants =
        command.in ??
        (isOfSaid || command.within !== undefined || command.after !== undefined ? "words" : "both");
      const people =
        wants === "words"
          ? null
          : await look(actor, command, "names", wants === "both" ? PEOPLE_FIRST : command.length);
      const said = wants === "names" ? null : await look(actor, command, "words", command.length);
      const alsoTagged = wants === "both" ? tagged(actor, command, people?.found ?? []) : [];
      const building = (said ?? people)?.building ?? null;
      return done({
        people: [
          ...(people?.found ?? []).map(({ row, hit }) => ({ summary: toSummary(row), marks: hit.marks })),
          ...alsoTagged.map((row) => ({ summary: toSummary(row), marks: [] })),
        ],
        morePeople: wants === "both" && people?.after != null,
        found: (said?.found ?? []).map(({ row, hit: { hits, more } }) => ({
          summary: toSummary(row),
          hits,
          ...(more ? { more } : {}),
        })),
        after: (said ?? people)?.after ?? null,
        ...lookedThrough(said ?? people, command.length),
        ...(building === null ? {} : { building }),
      });
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

const NOTHING: SearchFound = { people: [], morePeople: false, found: [], after: null };
