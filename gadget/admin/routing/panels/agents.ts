import { html } from "lit";
import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import type { RosterAgent } from "../../../../worker/protocol/routing/people.ts";
import { newId, withField } from "../model/edit.ts";
import { numbered } from "../model/formats.ts";
import { choice, number, text } from "../parts/fields.ts";
import { items, rows } from "../parts/items.ts";
import type { Panel } from "../parts/panel.ts";

const LEVELS = [1, 2, 3, 4, 5];

/** A level of a skill. */
export function levelField(panel: Panel, at: string, level: number, onSet: (level: number) => void) {
  return choice(panel, {
    ...{ at: `${at}.level`, label: panel.words.level, value: String(level) },
    choices: LEVELS.map((it) => ({ value: String(it), label: numbered(it) })),
    onSet: (chosen) => {
      onSet(Number(chosen));
    },
  });
}

/** One of the desk's skills. */
export function skillField(panel: Panel, at: string, skill: string, onSet: (skill: string) => void) {
  const skills = panel.model.draft.skills ?? [];
  return choice(panel, {
    ...{ at: `${at}.skill`, label: panel.words.skill, value: skill, onSet },
    choices: skills.map(({ id, name }) => ({ value: id, label: name || id })),
  });
}

/** Whom the desk knows, and what they are able to. */
export function agentsPanel(panel: Panel) {
  const { model, words } = panel;
  const skills = model.draft.skills ?? [];
  return html`
    <section class="block">
      <p class="hint">${words.levels}</p>
      ${rows(panel, {
        ...{ at: "skills", label: words.skills, rows: skills, add: words.add.skill },
        blank: () => ({ id: newId(model.uuid()), name: "" }),
        draw: (skill, at, set) =>
          text(panel, {
            ...{ at: `${at}.name`, label: words.name, value: skill.name },
            onSet: (name) => {
              set({ ...skill, name });
            },
          }),
        onRows: (all) => {
          setList(panel, "skills", all);
        },
      })}
    </section>
    ${agents(panel)}
  `;
}

function agents(panel: Panel) {
  const { model, words, names } = panel;
  return items<RosterAgent>(panel, {
    ...{ at: "agents", label: words.panels.agents, items: model.draft.agents ?? [], add: words.add.agent },
    // What is typed must not make another thing of it.
    keyOf: (_agent, index) => index,
    nameOf: ({ sub, name }) => name || sub,
    summaryOf: ({ skills = [] }) =>
      skills.map((it) => `${names.skill(it.skill)} ${numbered(it.level)}`).join(", "),
    blank: () => ({ sub: "", name: "" }),
    onItems: (all) => {
      setList(panel, "agents", all);
    },
    draw: (agent, at, set) => [
      text(panel, {
        ...{ at: `${at}.sub`, label: words.sub, value: agent.sub, hint: words.subHint, isCode: true },
        onSet: (sub) => {
          set({ ...agent, sub });
        },
      }),
      text(panel, {
        ...{ at: `${at}.name`, label: words.name, value: agent.name },
        onSet: (name) => {
          set({ ...agent, name });
        },
      }),
      rows(panel, {
        ...{ at: `${at}.skills`, label: words.skills, rows: agent.skills ?? [], add: words.add.skill },
        max: (model.draft.skills ?? []).length,
        blank: () => ({ skill: firstFree(panel, agent), level: 3 }),
        draw: (it, place, setSkill) => [
          skillField(panel, place, it.skill, (skill) => {
            setSkill({ ...it, skill });
          }),
          levelField(panel, place, it.level, (level) => {
            setSkill({ ...it, level });
          }),
        ],
        onRows: (skills) => {
          set(withField(agent, "skills", skills.length === 0 ? undefined : skills));
        },
      }),
      number(panel, {
        ...{ at: `${at}.capacity`, label: words.capacity, hint: words.capacityHint, value: agent.capacity },
        onSet: (capacity) => {
          set(withField(agent, "capacity", capacity));
        },
      }),
    ],
  });
}

function firstFree({ model }: Panel, { skills = [] }: RosterAgent): string {
  const all = model.draft.skills ?? [];
  return (all.find(({ id }) => !skills.some(({ skill }) => skill === id)) ?? all[0])?.id ?? "";
}

type OptionalList =
  | ("agents" | "skills" | "bots" | "replies" | "departments" | "awayReasons")
  | ("tags" | "attributes" | "priorities");

/** A list that is left out of the document while it is empty. */
export function setList<L extends OptionalList>(
  { model }: Panel,
  name: L,
  all: NonNullable<RoutingConfig[L]>,
): void {
  model.set(withField(model.draft, name, all.length === 0 ? undefined : all));
}
