import type { ListFilter } from "../../worker/protocol/list/filter.ts";
import type { AttributeFilter } from "../../worker/protocol/list/filter.ts";
import type { Attribute, AttributeValue } from "../../worker/protocol/routing/tags.ts";
import { languageName } from "../platform/language-name.ts";
import { desk } from "../state/desk.ts";
import type { ChatState } from "../state/state.ts";
import { written } from "../words/strings.ts";
import { valueWords } from "../tags/values.ts";
import { knows } from "../state/features.ts";
import { words } from "./words.ts";

/** Something that can be chosen, and what it is called here. */
export type Choice = readonly [value: string, said: string];

/** What a list can be narrowed to at this desk, by its names. `me`: the agent, by `sub`. */
export type Known = {
  me: string;
  owners: readonly Choice[];
  pages: readonly Choice[];
  queues: readonly Choice[];
  teams: readonly Choice[];
  tags: readonly Choice[];
  /** What may be known of a customer, or a contact; none where the Worker narrows by none of it. */
  attributes: readonly Attribute[];
  /** Customers write under posts as well. */
  hasComments: boolean;
};

/** Languages that are offered before anybody wrote in them. */
const LANGUAGES = [
  "en",
  "de",
  "es",
  "fr",
  "zh",
  "ar",
  "it",
  "pt",
  "nl",
  "pl",
  "tr",
  "ru",
  "uk",
  "ja",
  "ko",
  "hi",
];
/** In which an answer must have gone, in hours. */
const HOURS = [1, 4, 12, 24];

export function knownOf(state: ChatState): Known {
  const { teams = [], queues = [], tags = [], attributes = [] } = desk.of(state)?.routing ?? {};
  const me = state.session?.me.sub ?? "";
  const named = ({ id, name }: { id: string; name: string }): Choice => [id, name];
  const owners = Object.values(state.agents)
    .filter(({ sub }) => sub !== me)
    .map(({ sub, name }): Choice => [sub, name])
    .sort(([, a], [, b]) => a.localeCompare(b, written.lang));
  return {
    me,
    owners,
    pages: Object.values(state.pages).map(({ pageId, name }): Choice => [pageId, name ?? pageId]),
    queues: queues.map(named),
    teams: teams.map(named),
    tags: tags.map(named),
    attributes: knows(state, "attribute_filters") ? attributes : [],
    hasComments: knows(state, "comments"),
  };
}

export function languageChoices(chosen: string | undefined): Choice[] {
  const all = chosen === undefined || LANGUAGES.includes(chosen) ? LANGUAGES : [...LANGUAGES, chosen];
  return all
    .map((code): Choice => [code, languageName(code, written.lang)])
    .sort(([, a], [, b]) => a.localeCompare(b, written.lang));
}

export function hourChoices(minutes: number | undefined): Choice[] {
  const chosen = minutes === undefined ? [] : [minutes / 60];
  return [...new Set([...HOURS, ...chosen])]
    .sort((a, b) => a - b)
    .map((hours) => [String(hours * 60), words().hours(hours)]);
}

/** One thing that a list is narrowed to. `without`: the filter once it is taken away. */
export type Part = { key: string; label: string; without: ListFilter };

/** What a filter narrows to, each by its name; of what is gone since its id is left. */
export function partsOf(filter: ListFilter, known: Known): Part[] {
  const w = words();
  const nameOf = (choices: readonly Choice[], id: string): string =>
    choices.find(([value]) => value === id)?.[1] ?? id;
  const { page, kind, owner, queue, team, tags, attributes, state, language, unanswered, endsWithin } =
    filter;
  const part = (key: keyof ListFilter, label: string): Part => {
    const { [key]: _, ...without } = filter;
    return { key, label, without };
  };
  const parts: (Part | null)[] = [
    owner === undefined ? null : part("owner", `${w.owner}: ${ownerName(owner, known)}`),
    state === undefined ? null : part("state", w.states[state]),
    queue === undefined ? null : part("queue", `${w.queue}: ${nameOf(known.queues, queue)}`),
    team === undefined ? null : part("team", `${w.team}: ${nameOf(known.teams, team)}`),
    page === undefined ? null : part("page", `${w.page}: ${nameOf(known.pages, page)}`),
    kind === undefined ? null : part("kind", w.kinds[kind]),
    ...(tags ?? []).map((id): Part => {
      const left = (tags ?? []).filter((it) => it !== id);
      const { tags: _, ...rest } = filter;
      const label = `${w.tag}: ${nameOf(known.tags, id)}`;
      return { key: `tag ${id}`, label, without: left.length === 0 ? rest : { ...rest, tags: left } };
    }),
    ...(attributes ?? []).map((one): Part => {
      const left = (attributes ?? []).filter((it) => it !== one);
      const { attributes: _, ...rest } = filter;
      const without = left.length === 0 ? rest : { ...rest, attributes: left };
      return { key: `attribute ${one.attribute}`, label: attributeLabel(one, known), without };
    }),
    language === undefined ? null : part("language", languageName(language, written.lang)),
    unanswered === undefined ? null : part("unanswered", w.unanswered),
    endsWithin === undefined ? null : part("endsWithin", `${w.ends} ${w.hours(endsWithin / 60)}`),
  ];
  return parts.filter((it) => it !== null);
}

/** "Order: 10 – 20". What the desk knows no more is named by its id. */
function attributeLabel({ attribute: id, is, from, to, contains }: AttributeFilter, known: Known): string {
  const w = words();
  const { name, type, choices } = known.attributes.find((it) => it.id === id) ?? {
    name: id,
    type: "text" as const,
  };
  const said = (value: AttributeValue) =>
    choices?.find((it) => it.id === value)?.name ?? valueWords(value, type, w);
  if (contains !== undefined) return `${name}: ${w.containing(contains)}`;
  if (is !== undefined) return `${name}: ${is.map(said).join(", ")}`;
  const ends = [
    ...(from === undefined ? [] : [w.since(said(from))]),
    ...(to === undefined ? [] : [w.upTo(said(to))]),
  ];
  return `${name}: ${ends.length === 0 ? w.anything : ends.join(" ")}`;
}

function ownerName(owner: string | null, { me, owners }: Known): string {
  if (owner === null) return words().nobody;
  return owner === me ? words().me : (owners.find(([sub]) => sub === owner)?.[1] ?? owner);
}
