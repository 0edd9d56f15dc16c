import { html, nothing } from "lit";
import type { PageState } from "../../worker/protocol/frames.ts";
import { SINCE_MS, type Filters } from "./filters.ts";
import { words } from "./words.ts";

const TIMES = Object.keys(SINCE_MS) as (keyof typeof SINCE_MS)[];

/** What a search is narrowed by, each a selection; of one Page there is nothing to choose. */
export function filterChoices(
  filters: Filters,
  pages: readonly PageState[],
  changed: (filters: Filters) => void,
) {
  const { by, since, status, owner, page } = words();
  const choice = <N extends keyof Filters>(name: N, label: string, options: [Filters[N], string][]) =>
    html`<select
      aria-label=${label}
      @change=${(event: Event) => {
        changed({ ...filters, [name]: (event.target as HTMLSelectElement).value });
      }}
    >
      ${options.map(
        ([value, said]) => html`<option value=${value} .selected=${value === filters[name]}>${said}</option>`,
      )}
    </select>`;
  return html`
    ${choice("by", by.label, [
      ["", by.any],
      ["customer", by.customer],
      ["page", by.page],
      ["agents", by.agents],
      ["notes", by.notes],
    ])}
    ${choice("since", since.label, [["", since.any], ...TIMES.map((time) => [time, since[time]] as [typeof time, string])])}
    ${choice("status", status.label, [
      ["", status.any],
      ["open", status.open],
      ["closed", status.closed],
    ])}
    ${choice("owner", owner.label, [
      ["", owner.any],
      ["mine", owner.mine],
      ["nobody", owner.nobody],
    ])}
    ${
      pages.length < 2
        ? nothing
        : choice("page", page.label, [
            ["", page.any],
            ...pages.map(({ pageId, name }): [string, string] => [pageId, name ?? pageId]),
          ])
    }
  `;
}
