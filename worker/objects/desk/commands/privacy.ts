import { done } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { HOLDS_PAGE_MAX, PEOPLE_FOUND_MAX } from "../../../protocol/limits.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import { namedPeople } from "../../../protocol/privacy/named-people.ts";
import type { FoundBy, NamedPerson } from "../../../protocol/privacy/person.ts";
import { kindOf } from "../../../protocol/thread/kind.ts";
import type { Digest } from "../../kernel/contracts.ts";
import { searchStub } from "../../kernel/stubs.ts";
import type { ConversationRow } from "../list/row.ts";
import { taggedOf } from "../list/row.ts";
import type { Handlers, Tools } from "./call.ts";
import { Readings } from "./readings.ts";

/** Who is meant, before what is kept of them is given out or erased, and who is to be kept. */
export function privacyHandlers({
  env,
  store,
  masks,
}: Tools): Handlers<"people.find" | "people.tell" | "hold.list"> {
  const readings = new Readings();
  const told = (row: ConversationRow): NamedPerson => {
    const { customer, hold } = JSON.parse(row.digest) as Digest;
    return {
      conversation: row.name,
      kind: kindOf(row.name),
      name: customer.name,
      page: store.pages.find(pageIdOf(row.name))?.name ?? null,
      lastAt: row.activity_at,
      others: taggedOf(row).person?.others ?? 0,
      ...(hold === undefined ? {} : { hold }),
    };
  };

  /** By the index of names; where there is none, or it is not made yet, by the names themselves. Of what is hidden nobody is found by either. */
  const named = async (words: string, actor: Actor): Promise<string[]> => {
    const hide = masks.policyFor(actor);
    const desk = store.name() ?? "";
    const most = PEOPLE_FOUND_MAX + 1;
    if (store.routing.current().config.search !== "off") {
      const filters = hide === null ? {} : { hide };
      const question = { ...filters, words, in: "names" as const, after: null, length: most };
      const { hits, building } = await searchStub(env, desk).find(desk, question);
      if (building === null) return hits.map(({ conversation }) => conversation);
    }
    return store.customers.named(
      words,
      most,
      (name) => masks.seenBy(actor, { customer: { name } }).customer.name,
    );
  };

  const found = async (words: string, actor: Actor): Promise<Map<string, FoundBy>> => {
    const pages = store.pages.all().map(({ pageId }) => pageId);
    const addresses = new Set(pages.flatMap((pageId) => namedPeople(words, pageId).conversations));
    const ways: [FoundBy, Iterable<string>][] = [
      ["address", addresses],
      ["reference", store.references.cameBy(words, PEOPLE_FOUND_MAX + 1)],
      ["record", store.list.ofRecord(words).map(({ name }) => name)],
      ["name", await named(words, actor)],
    ];
    const all = new Map<string, FoundBy>();
    for (const [by, names] of ways) for (const name of names) if (!all.has(name)) all.set(name, by);
    return all;
  };

  return {
    "people.find": async (call) => {
      const all = await found(call.command.words, call.actor);
      const people = [...all].flatMap(([name, by]) => {
        const row = store.list.find(name);
        return row === null ? [] : [{ ...told(row), by }];
      });
      const isByAddress = ({ by }: { by: FoundBy }): number => (by === "address" ? 0 : 1);
      people.sort((a, b) => isByAddress(a) - isByAddress(b) || b.lastAt - a.lastAt);
      const answer = { people: people.slice(0, PEOPLE_FOUND_MAX), more: people.length > PEOPLE_FOUND_MAX };
      return readings.once(
        call,
        [call.command.words, ...answer.people.map(({ conversation }) => conversation)],
        answer,
      );
    },

    "people.tell": ({ command: { conversations } }) =>
      done({ people: conversations.flatMap((name) => store.list.find(name) ?? []).map(told) }),

    "hold.list": ({ command: { after = null } }) => {
      const names = store.customers.held(after, HOLDS_PAGE_MAX + 1);
      const shown = names.slice(0, HOLDS_PAGE_MAX);
      return done({
        holds: shown.flatMap((name) => store.list.find(name) ?? []).map(told),
        more: names.length > shown.length,
      });
    },
  };
}
