import type { Need } from "../../../../worker/protocol/routing/people.ts";
import { withField } from "../model/edit.ts";
import { duration } from "../parts/fields.ts";
import { rows } from "../parts/items.ts";
import type { Panel } from "../parts/panel.ts";
import { levelField, skillField } from "./agents.ts";

/** What agents must be able to; nothing where the desk has no skills. */
export function needsField(
  panel: Panel,
  at: string,
  needs: readonly Need[] | undefined,
  onSet: (needs: Need[] | undefined) => void,
) {
  const { words, model } = panel;
  const skills = model.draft.skills ?? [];
  if (skills.length === 0 && needs === undefined) return null;
  return rows<Need>(panel, {
    ...{ at, label: words.needs, rows: needs ?? [], add: words.add.need, max: skills.length },
    blank: () => ({
      skill:
        (skills.find(({ id }) => needs?.every(({ skill }) => skill !== id) ?? true) ?? skills[0])?.id ?? "",
      level: 3,
    }),
    draw: (need, place, set) => [
      skillField(panel, place, need.skill, (skill) => {
        set({ ...need, skill });
      }),
      levelField(panel, place, need.level, (level) => {
        set({ ...need, level });
      }),
      duration(panel, {
        ...{ at: `${place}.relaxSeconds`, label: words.relax, never: words.never, value: need.relaxSeconds },
        onSet: (seconds) => {
          set(withField(need, "relaxSeconds", seconds));
        },
      }),
    ],
    onRows: (all) => {
      onSet(all.length === 0 ? undefined : all);
    },
  });
}
