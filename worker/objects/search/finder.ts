import { excerptOf, marksIn } from "../../domain/search/excerpt.ts";
import { acrossIn, FOLLOWS_MS, mayHoldPart, NEIGHBOURS_MAX } from "../../domain/masking/across.ts";
import { hide, hideSpans, rulesFor, spansIn, type HideRules } from "../../domain/masking/hide.ts";
import { merged } from "../../domain/masking/span.ts";
import { wantedFacets, type Writer } from "../../domain/search/facets.ts";
import { firstPlaceAt } from "../../domain/search/place.ts";
import { matchOf, termsOf, type Term } from "../../domain/search/query.ts";
import type { IndexHit, SearchAnswer, SearchQuestion } from "../kernel/contracts.ts";
import { shownPlace } from "../kernel/hidden-place.ts";
import type { SaidRow } from "./said-store.ts";
import type { SearchStore } from "./store.ts";

/** Texts that one answer looks at: what is behind them is found with the next. */
export const LOOKED_AT_MAX = 2_000;
/** Places of one conversation that an answer names, unless it is the only one that is looked through. */
const HITS_EACH_MAX = 3;
const FIRST = Number.MIN_SAFE_INTEGER;
const LAST = Number.MAX_SAFE_INTEGER;

/** Finds what was said in the index, and by whose name. */
export class Finder {
  readonly #store: SearchStore;

  constructor(store: SearchStore) {
    this.#store = store;
  }

  /** No more than LOOKED_AT_MAX texts are read, however many there are. */
  async find(question: SearchQuestion, key: string): Promise<Pick<SearchAnswer, "hits" | "after">> {
    const terms = termsOf(question.words);
    const match = this.#matchOf(question, terms);
    const { after } = question;
    const place = typeof after === "string" ? await shownPlace(after, key) : after;
    return match === null ? { hits: [], after: null } : this.#read(question, terms, match, place);
  }

  #matchOf(question: SearchQuestion, terms: readonly Term[]): string | null {
    const { within } = question;
    const thread = within === undefined ? null : (this.#store.threads.find(within)?.no ?? 0);
    return matchOf(terms, wantedFacets(question, thread), (word) => this.#store.said.spelledOut(word));
  }

  #read(
    question: SearchQuestion,
    terms: readonly Term[],
    match: string,
    after: number | null,
  ): Pick<SearchAnswer, "hits" | "after"> {
    const rules = question.hide === undefined ? null : rulesFor(question.hide);
    const each = question.within === undefined ? HITS_EACH_MAX : question.length;
    const found = new Map<number, IndexHit>();
    let last: number | null = null;
    let looked = 0;
    for (const row of this.#store.said.matching(match, question.in, ...rangeOf(question, after))) {
      const known = found.get(row.thread);
      const isFull =
        known === undefined
          ? found.size === question.length
          : question.within !== undefined && known.hits.length === each;
      if (isFull || looked === LOOKED_AT_MAX) return { hits: [...found.values()], after: last };
      looked += 1;
      last = row.id;
      if (known?.more === true) continue;
      // What stands in what is hidden from them alone was not found: else whoever looks for digits would know them.
      const text = rules === null ? row.text : this.#shown(row, rules);
      if (text !== row.text && !areAllIn(text, terms)) continue;
      const hit = known ?? this.#begun(row, question.in);
      if (hit === null) continue;
      found.set(row.thread, hit);
      if (question.in === "names") hit.marks = marksIn(row.text, terms);
      else if (hit.hits.length < each) hit.hits.push(hitOf({ ...row, text }, terms));
      else hit.more = true;
    }
    return { hits: [...found.values()], after: null };
  }

  /** As who looks for it may have it: neither a number in it, nor a part of one that stands in others as well. */
  #shown(row: SaidRow, rules: HideRules): string {
    if (row.entry === 0 || !mayHoldPart(row.text)) return hide(row.text, rules).text;
    const [before, behind] = this.#store.said.around(row, FOLLOWS_MS, NEIGHBOURS_MAX);
    const across = acrossIn(row.text, before, behind, rules).map((part) => ({ ...part, value: "" }));
    return hideSpans(row.text, merged([...spansIn(row.text, rules), ...across])).text;
  }

  #begun({ id, thread }: SaidRow, of: SearchQuestion["in"]): IndexHit | null {
    const conversation = this.#store.threads.nameOf(thread);
    const before = of === "names" ? id - 1 : id + 1;
    return conversation === null ? null : { conversation, marks: [], hits: [], more: false, before };
  }
}

/** Between which places is looked: from the first to before the second. */
function rangeOf(
  { in: of, from, until }: SearchQuestion,
  after: number | null,
): [from: number, before: number] {
  if (of === "names") return [after === null ? FIRST : Math.min(after + 1, 0), 0];
  const end = until === undefined ? LAST : firstPlaceAt(until);
  return [from === undefined ? 1 : firstPlaceAt(from), after === null ? end : Math.min(after, end)];
}

function areAllIn(text: string, terms: readonly Term[]): boolean {
  return terms.every((term) => marksIn(text, [term]).length > 0);
}

function hitOf({ entry, at, writer, text }: SaidRow, terms: readonly Term[]): IndexHit["hits"][number] {
  return { entry, at, ...(JSON.parse(writer ?? "{}") as Writer), ...excerptOf(text, terms) };
}
