import { html } from "lit";
import {
  ATTRIBUTE_TYPES,
  TAG_COLOURS,
  type Attribute,
  type PriorityOf,
  type Tag,
} from "../../../../worker/protocol/routing/tags.ts";
import { saidWords } from "../model/describe.ts";
import { newId, withField } from "../model/edit.ts";
import { numbered } from "../model/formats.ts";
import { chips } from "../parts/chips.ts";
import { choice, text } from "../parts/fields.ts";
import { items, rows } from "../parts/items.ts";
import type { Panel } from "../parts/panel.ts";
import { setList } from "./agents.ts";
import { attributesField } from "./attributes.ts";
import { PRIORITIES } from "./rules.ts";

/** What agents mark conversations with, what is known of customers, and who comes first by that. */
export function tagsPanel(panel: Panel) {
  const { words } = panel;
  return html`
    <section class="block">
      <h3>${words.tags}</h3>
      ${tags(panel)}
    </section>
    <section class="block">
      <h3>${words.attributes}</h3>
      ${attributes(panel)}
    </section>
    <section class="block">
      <h3>${words.priorities}</h3>
      <p class="hint">${words.priorityHint}</p>
      ${priorities(panel)}
    </section>
  `;
}

function tags(panel: Panel) {
  const { model, words } = panel;
  return items<Tag>(panel, {
    ...{ at: "tags", label: words.tags, items: model.draft.tags ?? [], add: words.add.tag },
    isOrdered: true,
    keyOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    summaryOf: ({ id, colour }) => html`<p>${words.colours[colour]}${usedWords(panel, "tags", id)}</p>`,
    blank: () => ({ id: newId(model.uuid()), name: "", colour: "blue" }),
    onItems: (all) => {
      setList(panel, "tags", all);
    },
    draw: (tag, at, set) => [
      text(panel, {
        ...{ at: `${at}.name`, label: words.name, value: tag.name },
        onSet: (name) => {
          set({ ...tag, name });
        },
      }),
      choice(panel, {
        ...{ at: `${at}.colour`, label: words.colour, value: tag.colour },
        choices: TAG_COLOURS.map((value) => ({ value, label: words.colours[value] })),
        onSet: (colour) => {
          set({ ...tag, colour });
        },
      }),
    ],
  });
}

function attributes(panel: Panel) {
  const { model, words } = panel;
  return items<Attribute>(panel, {
    ...{ at: "attributes", label: words.attributes, items: model.draft.attributes ?? [] },
    add: words.add.attribute,
    isOrdered: true,
    keyOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    summaryOf: ({ id, type, of }) =>
      html`<p>
        ${words.attributeOfs[of]}, ${words.attributeTypes[type]}${usedWords(panel, "attributes", id)}
      </p>`,
    blank: () => ({ id: newId(model.uuid()), name: "", type: "text", of: "customer" }),
    onItems: (all) => {
      setList(panel, "attributes", all);
    },
    draw: (attribute, at, set) => [
      text(panel, {
        ...{ at: `${at}.name`, label: words.name, value: attribute.name },
        onSet: (name) => {
          set({ ...attribute, name });
        },
      }),
      choice(panel, {
        ...{ at: `${at}.type`, label: words.attributeType, value: attribute.type },
        choices: ATTRIBUTE_TYPES.map((value) => ({ value, label: words.attributeTypes[value] })),
        onSet: (type) => {
          set(withField({ ...attribute, type }, "choices", type === "choice" ? [] : undefined));
        },
      }),
      choice(panel, {
        ...{ at: `${at}.of`, label: words.attributeOf, value: attribute.of },
        choices: (["customer", "contact"] as const).map((value) => ({
          value,
          label: words.attributeOfs[value],
        })),
        onSet: (of) => {
          set({ ...attribute, of });
        },
      }),
      attribute.type === "choice" ? choices(panel, attribute, `${at}.choices`, set) : [],
    ],
  });
}

function choices(panel: Panel, attribute: Attribute, at: string, set: (attribute: Attribute) => void) {
  const { model, words } = panel;
  return rows(panel, {
    ...{ at, label: words.choices, rows: attribute.choices ?? [], add: words.add.choice },
    blank: () => ({ id: newId(model.uuid()), name: "" }),
    draw: (one, place, setOne) =>
      text(panel, {
        ...{ at: `${place}.name`, label: words.name, value: one.name },
        onSet: (name) => {
          setOne({ ...one, name });
        },
      }),
    onRows: (all) => {
      set({ ...attribute, choices: all });
    },
  });
}

function priorities(panel: Panel) {
  const { model, words } = panel;
  return items<PriorityOf>(panel, {
    ...{ at: "priorities", label: words.priorities, items: model.draft.priorities ?? [] },
    add: words.add.priority,
    keyOf: ({ id }) => id,
    nameOf: (it) => saidWords(panel, it),
    summaryOf: ({ priority }) => html`<p>${words.priority}: ${numbered(priority)}</p>`,
    blank: () => ({ id: newId(model.uuid()), priority: 3 }),
    onItems: (all) => {
      setList(panel, "priorities", all);
    },
    draw: (it, at, set) => [
      tagChips(panel, `${at}.tags`, it.tags, (chosen) => {
        set(withField(it, "tags", chosen));
      }),
      attributesField(panel, `${at}.attributes`, it.attributes, (asked) => {
        set(withField(it, "attributes", asked));
      }),
      choice(panel, {
        ...{ at: `${at}.priority`, label: words.priority, value: String(it.priority) },
        choices: PRIORITIES.map((one) => ({ value: String(one), label: numbered(one) })),
        onSet: (chosen) => {
          set({ ...it, priority: Number(chosen) });
        },
      }),
    ],
  });
}

/** Some of the desk's tags; none: undefined. */
export function tagChips(
  panel: Panel,
  at: string,
  chosen: readonly string[] | undefined,
  onSet: (tags: string[] | undefined) => void,
) {
  const { model, words, names } = panel;
  return chips(panel, {
    ...{ at, label: words.tags, values: chosen ?? [], labelOf: names.tag },
    options: (model.draft.tags ?? []).map(({ id }) => ({ value: id, label: names.tag(id) })),
    onSet: (tags) => {
      onSet(tags.length === 0 ? undefined : tags);
    },
  });
}

/** How many rules look at it: they are wrong without it. */
function usedWords({ model, words }: Panel, of: "tags" | "attributes", id: string): string {
  const { rules, priorities: first = [] } = model.draft;
  const n = [...rules.map(({ when }) => when), ...first].filter((it) =>
    of === "tags" ? it.tags?.includes(id) : it.attributes?.some(({ attribute }) => attribute === id),
  ).length;
  return n === 0 ? "" : ` · ${words.usedBy(numbered(n))}`;
}
