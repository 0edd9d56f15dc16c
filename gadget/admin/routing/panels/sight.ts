import { html } from "lit";
import type { Department } from "../../../../worker/protocol/routing/people.ts";
import { withField } from "../model/edit.ts";
import { chips } from "../parts/chips.ts";
import { choice, choicesOf } from "../parts/fields.ts";
import { rows } from "../parts/items.ts";
import { drawMarks, marksAt } from "../parts/marks.ts";
import type { Panel } from "../parts/panel.ts";
import { setList } from "./agents.ts";

/** Who may reply, who sees what, what a person's answer elsewhere means, and whether anything is kept to be searched. */
export function sightPanel(panel: Panel) {
  const { model, words } = panel;
  const { draft } = model;
  return html`<section class="block">
      ${choice(panel, {
        ...{ at: "whoReplies", label: words.whoReplies, value: draft.whoReplies ?? "anyone" },
        choices: choicesOf(words.replies),
        onSet: (who) => {
          model.set(withField(draft, "whoReplies", who === "anyone" ? undefined : who));
        },
      })}
      ${choice(panel, {
        ...{ at: "whoSees", label: words.whoSees, value: draft.whoSees ?? "desk" },
        choices: choicesOf(words.sees),
        onSet: (who) => {
          model.set(withField(draft, "whoSees", who === "desk" ? undefined : who));
        },
      })}
      ${openPages(panel)}
      ${choice(panel, {
        ...{ at: "answeredElsewhere", label: words.elsewhere, value: draft.answeredElsewhere ?? "nobody" },
        choices: choicesOf(words.elsewheres),
        onSet: (who) => {
          model.set(withField(draft, "answeredElsewhere", who === "nobody" ? undefined : who));
        },
      })}
      ${choice(panel, {
        ...{ at: "search", label: words.searched, value: draft.search ?? "on" },
        choices: choicesOf(words.searches),
        onSet: (search) => {
          model.set(withField(draft, "search", search === "off" ? search : undefined));
        },
      })}
    </section>
    <section class="block">
      <p class="hint">${words.departmentHint}</p>
      ${departments(panel)} ${drawMarks(marksAt(panel, "departments"))}
    </section>`;
}

/** Which Pages everyone sees, where agents see those of their teams. */
function openPages({ model, names }: Panel) {
  const open = model.problems.flatMap(({ why, by }) =>
    why === "open_to_all" && by !== undefined ? [by] : [],
  );
  return open.map((it) => html`<p class="warned" dir="auto">${names.page(it)}</p>`);
}

function departments(panel: Panel) {
  const { model, words, names } = panel;
  return rows<Department>(panel, {
    ...{ at: "departments", label: words.departments, rows: model.draft.departments ?? [] },
    add: words.add.department,
    blank: () => ({ pages: [], teams: [] }),
    draw: (department, at, set) => [
      chips(panel, {
        ...{ at: `${at}.pages`, label: words.pages, values: department.pages, labelOf: names.page },
        options: names.pages().map(({ pageId, name }) => ({ value: pageId, label: name })),
        onSet: (pages) => {
          set({ ...department, pages });
        },
      }),
      chips(panel, {
        ...{ at: `${at}.teams`, label: words.teams, values: department.teams, labelOf: names.team },
        options: model.draft.teams.map(({ id }) => ({ value: id, label: names.team(id) })),
        onSet: (teams) => {
          set({ ...department, teams });
        },
      }),
    ],
    onRows: (all) => {
      setList(panel, "departments", all);
    },
  });
}
