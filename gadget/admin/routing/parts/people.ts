import { withField } from "../model/edit.ts";
import { chips } from "./chips.ts";
import type { Panel } from "./panel.ts";

/** Agents, chosen among those whom the desk knows; somebody new is known from then on, by the id that was typed. */
export function peopleChips(
  panel: Panel,
  {
    at,
    label,
    values,
    onSet,
  }: { at: string; label: string; values: readonly string[]; onSet: (subs: string[]) => void },
) {
  const { names, words, model } = panel;
  const people = names.people();
  const isTwice = (name: string) => people.filter((it) => it.name === name).length > 1;
  const options = people.map(({ sub, name }) => ({
    value: sub,
    label: isTwice(name) && name !== sub ? `${name} (${sub})` : name,
  }));
  return chips(panel, {
    ...{ at, label, values, options, onSet, hint: words.pickHint },
    labelOf: (sub) => options.find(({ value }) => value === sub)?.label ?? sub,
    onNew: (sub) => {
      onSet([...values, sub]);
      const agents = [...(model.draft.agents ?? []), { sub, name: sub }];
      model.set(withField(model.draft, "agents", agents));
      panel.say(words.known(sub), at);
    },
  });
}
