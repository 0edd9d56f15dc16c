import { newId } from "../model/edit.ts";
import { allOf } from "../model/formats.ts";
import { text } from "../parts/fields.ts";
import { items } from "../parts/items.ts";
import type { Panel } from "../parts/panel.ts";
import { peopleChips } from "../parts/people.ts";

/** Who works together. */
export function teamsPanel(panel: Panel) {
  const { model, words, names } = panel;
  return items(panel, {
    ...{ at: "teams", label: words.panels.teams, items: model.draft.teams, add: words.add.team },
    keyOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    summaryOf: ({ members }) => allOf(members.map(names.person)),
    blank: () => ({ id: newId(model.uuid()), name: "", members: [] }),
    onItems: (teams) => {
      model.patch({ teams });
    },
    draw: (team, at, set) => [
      text(panel, {
        ...{ at: `${at}.name`, label: words.name, value: team.name, hint: words.idHint(team.id) },
        onSet: (name) => {
          set({ ...team, name });
        },
      }),
      peopleChips(panel, {
        ...{ at: `${at}.members`, label: words.members, values: team.members },
        onSet: (members) => {
          set({ ...team, members });
        },
      }),
    ],
  });
}
