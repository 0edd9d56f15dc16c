import type { SearchDoor } from "../../../worker/objects/kernel/doors/search.ts";
import type { Search } from "../../../worker/objects/search/search.ts";
import { runInDurableObject } from "cloudflare:test";
import type { IndexBatch, SearchAnswer, SearchQuestion } from "../../../worker/objects/kernel/contracts.ts";
import { searchStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Mark, SearchFound } from "../../../worker/protocol/search/search.ts";
import { due } from "./duties.ts";
import { env, PAGE_ID } from "./env.ts";
import type { TestThread } from "./thread.ts";

let indexes = 0;

type Said = { entry: number; text: string; at?: number; by?: IndexBatch["said"][number]["by"]; note?: true };

/** An index of its own, told by hand of conversations that do not exist. */
export class TestIndex {
  readonly desk: string;
  readonly #revs = new Map<string, number>();

  constructor() {
    indexes += 1;
    this.desk = `searched-${String(indexes)}`;
  }

  get stub(): DurableObjectStub<SearchDoor> {
    return searchStub(env, this.desk);
  }

  /** What changed in a conversation since it was last told of. Answers without what the index counted, of which it tells along. */
  async tell(psid: string, more: Partial<Omit<IndexBatch, "said">> & { said?: Said[] }): Promise<unknown> {
    const conversation = `${PAGE_ID}:${psid}`;
    const fromRev = more.fromRev ?? this.#revs.get(conversation) ?? 0;
    const toRev = more.toRev ?? fromRev + 1;
    this.#revs.set(conversation, toRev);
    const said = (more.said ?? []).map(
      ({ at = 1_000_000 + 1_000 * (more.toRev ?? toRev), by = { type: "customer" }, ...it }) => {
        return { at, by, ...it };
      },
    );
    const batch = {
      conversation,
      generation: 1,
      epoch: "e",
      name: null,
      gone: [],
      ...more,
      fromRev,
      toRev,
      said,
    };
    const answer = await this.stub.index(this.desk, batch);
    return Object.fromEntries(Object.entries(answer).filter(([name]) => name !== "metrics"));
  }

  async find(words: string, more: Partial<SearchQuestion> = {}): Promise<SearchAnswer> {
    const question: SearchQuestion = { words, in: "words", after: null, length: 20, ...more };
    return await (this.stub as unknown as { find: Search["find"] }).find(this.desk, question);
  }

  /** Like "ada: 3 2". */
  async found(words: string, more: Partial<SearchQuestion> = {}): Promise<string[]> {
    const { hits } = await this.find(words, more);
    return hits.map(({ conversation, hits: places, more: isMore }) => {
      const entries = places.map(({ entry }) => String(entry));
      return `${conversation.slice(PAGE_ID.length + 1)}: ${[...entries, ...(isMore ? ["…"] : [])].join(" ")}`;
    });
  }

  async inside<T>(look: (search: Search, state: DurableObjectState) => T | Promise<T>): Promise<T> {
    return await runInDurableObject(this.stub as unknown as DurableObjectStub<Search>, look);
  }
}

/** Its conversation tells the index what it lacks, as its alarm would. */
export async function indexed(...threads: TestThread[]): Promise<void> {
  for (const thread of threads) await due(thread.stub, "search");
}

/** What was found as people see it: what is marked in brackets. */
export function shown({ found }: SearchFound): string[] {
  return found.flatMap(({ hits }) => hits.map(({ text, marks }) => marked(text, marks)));
}

export function marked(text: string, marks: readonly Mark[]): string {
  return [...marks]
    .reverse()
    .reduce((all, { from, to }) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text);
}
