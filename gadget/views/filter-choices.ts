import { html, nothing } from "lit";
import type { ListFilter } from "../../worker/protocol/list/filter.ts";
import type { View } from "../../worker/protocol/list/views.ts";
import { FILTER_TAGS_MAX } from "../../worker/protocol/limits.ts";
import { attributeChoices } from "./attribute-choices.ts";
import { select } from "./select.ts";
import { hourChoices, languageChoices, type Choice, type Known } from "./known.ts";
import { words } from "./words.ts";

/** Of an owner: nobody. No `sub` is empty. */
const NOBODY = "nobody:";

/**
 * What a list can be narrowed to, each a selection. What there is none of, or but one, is not there; of what is closed
 * nobody has anything, and it waits nowhere.
 */
export function filterChoices(
  filter: ListFilter,
  view: View,
  known: Known,
  set: (filter: ListFilter) => void,
) {
  const w = words();
  const isOpen = view !== "closed";
  const without = (key: keyof ListFilter): ListFilter => {
    const { [key]: _, ...rest } = filter;
    return rest;
  };
  const choice = (
    key: keyof ListFilter,
    label: string,
    value: string | undefined,
    choices: readonly Choice[],
    chosen: (value: string) => ListFilter = (it) => ({ [key]: it }),
  ) =>
    select(label, value, choices, (it) => {
      set(it === "" ? without(key) : { ...filter, ...chosen(it) });
    });
  const { owner, queue, team, page, kind, state, language, unanswered, endsWithin } = filter;
  const states = Object.entries(w.states);
  return html`<div class="choices" role="group" aria-label=${w.filters}>
    ${
      isOpen
        ? html`${choice(
            "owner",
            w.owner,
            owner === null ? NOBODY : owner,
            [[known.me, w.me], [NOBODY, w.nobody], ...known.owners],
            (it) => ({ owner: it === NOBODY ? null : it }),
          )}
          ${choice("state", w.state, state, states)}
          ${known.queues.length === 0 ? nothing : choice("queue", w.queue, queue, known.queues)}
          ${known.teams.length === 0 ? nothing : choice("team", w.team, team, known.teams)}`
        : html`<p class="told">${w.noOpen}</p>`
    }
    ${known.pages.length < 2 ? nothing : choice("page", w.page, page, known.pages)}
    ${known.hasComments || kind !== undefined ? choice("kind", w.kind, kind, Object.entries(w.kinds)) : nothing}
    ${tagChoices(filter, known, set)} ${choice("language", w.language, language, languageChoices(language))}
    ${choice(
      "endsWithin",
      w.ends,
      endsWithin === undefined ? undefined : String(endsWithin),
      hourChoices(endsWithin),
      (it) => ({
        endsWithin: Number(it),
      }),
    )}
    <label class="tick"
      ><input
        type="checkbox"
        .checked=${unanswered === true}
        @change=${(event: Event) => {
          const isSet = (event.target as HTMLInputElement).checked;
          set(isSet ? { ...filter, unanswered: true } : without("unanswered"));
        }}
      />${w.unanswered}</label
    >
    ${attributeChoices(filter, known, set)}
  </div>`;
}

/** One selection for each tag that is chosen, and one more. */
function tagChoices(filter: ListFilter, { tags: all }: Known, set: (filter: ListFilter) => void) {
  const w = words();
  const { tags = [], ...rest } = filter;
  if (all.length === 0 && tags.length === 0) return nothing;
  const wanted = (next: readonly string[]) => {
    set(next.length === 0 ? rest : { ...rest, tags: [...new Set(next)] });
  };
  const shown = tags.length < FILTER_TAGS_MAX ? [...tags, undefined] : tags;
  return shown.map((tag, at) => {
    const others = all.filter(([id]) => id === tag || !tags.includes(id));
    if (tag === undefined && others.length === 0) return nothing;
    return select(at === 0 ? w.tag : w.tagAlso, tag, others, (id) => {
      wanted(id === "" ? tags.filter((it) => it !== tag) : [...tags.slice(0, at), id, ...tags.slice(at + 1)]);
    });
  });
}
