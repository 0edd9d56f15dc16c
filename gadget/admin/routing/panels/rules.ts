import { html } from "lit";
import type { Conditions, Rule } from "../../../../worker/protocol/routing/config.ts";
import { newId, withField } from "../model/edit.ts";
import { ruleSentence } from "../model/describe.ts";
import { languageWords, numbered } from "../model/formats.ts";
import { chips } from "../parts/chips.ts";
import { choice, text } from "../parts/fields.ts";
import { items } from "../parts/items.ts";
import { languageOptions } from "../parts/languages.ts";
import type { Panel } from "../parts/panel.ts";
import { attributesField } from "./attributes.ts";
import { needsField } from "./needs.ts";
import { tagChips } from "./tags.ts";
import { targetField } from "./target.ts";

/** What a rule, or what is said of a customer, may give. */
export const PRIORITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Where customers go: the first rule that fits decides, and where none does what is said last. */
export function rulesPanel(panel: Panel) {
  const { model, words } = panel;
  return html`
    ${items<Rule>(panel, {
      ...{ at: "rules", label: words.panels.rules, items: model.draft.rules, add: words.add.rule },
      isOrdered: true,
      keyOf: ({ id }) => id,
      nameOf: ({ name }) => name,
      summaryOf: (rule) => html`<p>${ruleSentence(panel, rule)}</p>`,
      blank: () => ({ id: newId(model.uuid()), name: "", when: {}, to: { type: "pool" } }),
      onItems: (rules) => {
        model.patch({ rules });
      },
      draw: (rule, at, set) => drawRule(panel, rule, at, set),
    })}
    <section class="block">
      <h3>${words.otherwise}</h3>
      <p class="hint">${words.otherwiseHint}</p>
      ${targetField(panel, "otherwise", model.draft.otherwise, (otherwise) => {
        model.patch({ otherwise });
      })}
    </section>
  `;
}

function drawRule(panel: Panel, rule: Rule, at: string, set: (rule: Rule) => void) {
  const { words } = panel;
  return [
    html`<p class="sentence">${ruleSentence(panel, rule)}</p>`,
    text(panel, {
      ...{ at: `${at}.name`, label: words.name, value: rule.name },
      onSet: (name) => {
        set({ ...rule, name });
      },
    }),
    conditions(panel, rule, `${at}.when`, (when) => {
      set({ ...rule, when });
    }),
    targetField(
      panel,
      `${at}.to`,
      rule.to,
      (to) => {
        set({ ...rule, to });
      },
      rule.id,
    ),
    choice(panel, {
      ...{ at: `${at}.priority`, label: words.priority, value: String(rule.priority ?? 0) },
      choices: [
        { value: "0", label: words.noPriority },
        ...PRIORITIES.map((it) => ({ value: String(it), label: numbered(it) })),
      ],
      onSet: (chosen) => {
        set(withField(rule, "priority", chosen === "0" ? undefined : Number(chosen)));
      },
    }),
    html`<p class="hint">${words.priorityHint}</p>`,
    needsField(panel, `${at}.needs`, rule.needs, (needs) => {
      set(withField(rule, "needs", needs));
    }),
  ];
}

type ListName = "pages" | "posts" | "refs" | "payloads" | "keywords" | "languages";

function conditions(panel: Panel, { when }: Rule, at: string, set: (when: Conditions) => void) {
  const { words, names } = panel;
  const list = (name: ListName, more: Partial<Parameters<typeof chips>[1]> = {}) =>
    chips(panel, {
      ...{ at: `${at}.${name}`, label: words[name], values: when[name] ?? [], labelOf: (it) => it },
      ...more,
      onSet: (values) => {
        set(withField(when, name, values.length === 0 ? undefined : values));
      },
    });
  const coded = { hint: words.refsHint, isCode: true };
  return html`<fieldset class="conditions" data-field=${at}>
    <legend>${words.when}</legend>
    ${list("pages", {
      options: names.pages().map(({ pageId, name }) => ({ value: pageId, label: name })),
      labelOf: names.page,
    })}
    ${choice(panel, {
      ...{ at: `${at}.kinds`, label: words.kinds, value: kindChosen(when) },
      choices: [
        { value: ".", label: words.anyone },
        ...KINDS.map((kind) => ({ value: kind, label: words.kindNames[kind] })),
      ],
      onSet: (chosen) => {
        const kind = KINDS.find((it) => it === chosen);
        set(withField(when, "kinds", kind === undefined ? undefined : [kind]));
      },
    })}
    ${list("posts", { hint: words.postsHint, isCode: true })}
    ${list("languages", { options: languageOptions(), labelOf: languageWords })} ${list("refs", coded)}
    ${list("payloads", coded)} ${list("keywords", { hint: words.wordHint })}
    ${tagChips(panel, `${at}.tags`, when.tags, (tags) => {
      set(withField(when, "tags", tags));
    })}
    ${attributesField(panel, `${at}.attributes`, when.attributes, (attributes) => {
      set(withField(when, "attributes", attributes));
    })}
    ${hoursField(panel, when, `${at}.hours`, set)}
    ${choice(panel, {
      ...{ at: `${at}.returning`, label: words.returning },
      value: when.returning === undefined ? "." : when.returning ? "yes" : "no",
      choices: [
        { value: ".", label: words.anyone },
        { value: "yes", label: words.yes },
        { value: "no", label: words.no },
      ],
      onSet: (chosen) => {
        set(withField(when, "returning", chosen === "." ? undefined : chosen === "yes"));
      },
    })}
  </fieldset>`;
}

const KINDS = ["messenger", "comment"] as const;

/** Of a document from a file that names both, it does not matter. */
function kindChosen({ kinds }: Conditions): string {
  const [kind = ".", ...others] = kinds ?? [];
  return others.length === 0 ? kind : ".";
}

function hoursField(panel: Panel, when: Conditions, at: string, set: (when: Conditions) => void) {
  const { words, names, model } = panel;
  return choice(panel, {
    ...{
      at,
      label: words.hours,
      value: when.hours === undefined ? "." : `${when.hours.are} ${when.hours.id}`,
    },
    choices: [
      { value: ".", label: words.anyHours },
      ...model.draft.hours.flatMap(({ id }) => [
        { value: `open ${id}`, label: words.areOpen(names.hours(id)) },
        { value: `closed ${id}`, label: words.areClosed(names.hours(id)) },
      ]),
    ],
    onSet: (chosen) => {
      const [are = "", id = ""] = chosen.split(" ");
      set(withField(when, "hours", chosen === "." ? undefined : { id, are: are as "open" | "closed" }));
    },
  });
}
