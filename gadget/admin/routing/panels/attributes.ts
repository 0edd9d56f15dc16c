import { ATTRIBUTE_TEXT_UNITS_MAX, ROUTING_LIST_MAX } from "../../../../worker/protocol/limits.ts";
import type {
  Attribute,
  AttributeCondition,
  AttributeValue,
} from "../../../../worker/protocol/routing/tags.ts";
import { valueWords } from "../model/describe.ts";
import { withField } from "../model/edit.ts";
import { chips } from "../parts/chips.ts";
import { box, choice } from "../parts/fields.ts";
import { rows } from "../parts/items.ts";
import { drawMarks, marksAt } from "../parts/marks.ts";
import type { Panel } from "../parts/panel.ts";

type Set = (condition: AttributeCondition) => void;

/** What is asked of what is known of a customer, all of which must hold; nothing where the desk wants to know nothing. */
export function attributesField(
  panel: Panel,
  at: string,
  conditions: readonly AttributeCondition[] | undefined,
  onSet: (conditions: AttributeCondition[] | undefined) => void,
) {
  const { words, model } = panel;
  const all = model.draft.attributes ?? [];
  if (all.length === 0 && conditions === undefined) return null;
  const asked = conditions ?? [];
  return rows<AttributeCondition>(panel, {
    ...{ at, label: words.attributes, rows: asked, add: words.add.condition },
    isApart: true,
    max: all.length === 0 ? 0 : ROUTING_LIST_MAX,
    blank: () => {
      const next = all.find(({ id }) => asked.every(({ attribute }) => attribute !== id)) ?? all[0];
      return { attribute: next?.id ?? "" };
    },
    draw: (condition, place, set) => [
      choice(panel, {
        ...{ at: `${place}.attribute`, label: words.attribute, value: condition.attribute },
        choices: all.map(({ id }) => ({ value: id, label: panel.names.attribute(id) })),
        // What was asked of another means nothing of this one.
        onSet: (attribute) => {
          set({ attribute });
        },
      }),
      valuesField(panel, place, all.find(({ id }) => id === condition.attribute) ?? null, condition, set),
      boundFields(panel, place, all.find(({ id }) => id === condition.attribute) ?? null, condition, set),
    ],
    onRows: (changed) => {
      onSet(changed.length === 0 ? undefined : changed);
    },
  });
}

/** One of which values it is, by the type of the attribute. */
function valuesField(
  panel: Panel,
  place: string,
  attribute: Attribute | null,
  condition: AttributeCondition,
  set: Set,
) {
  const { words } = panel;
  const { is = [] } = condition;
  const type = attribute?.type;
  if (type === "yes_no") return yesNoField(panel, place, condition, set);
  // Of one that is gone what was asked can be read, and taken away.
  if (attribute === null && is.length === 0) return null;
  const values = new Map(is.map((it) => [String(it), it] as const));
  const read = (said: string): AttributeValue =>
    values.get(said) ?? (type === "number" ? Number(said) : said);
  const isAny = is.length === 0 && condition.from === undefined && condition.to === undefined;
  const hint = isAny ? words.knownHint : "";
  return chips(panel, {
    ...{ at: `${place}.is`, label: words.isOneOf, hint, values: [...values.keys()] },
    labelOf: (said) => valueWords(panel, condition.attribute, read(said)),
    type: type === "number" || type === "date" ? type : "text",
    ...(type === "choice"
      ? { options: (attribute?.choices ?? []).map(({ id, name }) => ({ value: id, label: name || id })) }
      : {}),
    onSet: (said) => {
      set(withField(condition, "is", said.length === 0 ? undefined : said.map(read)));
    },
  });
}

function yesNoField(panel: Panel, place: string, condition: AttributeCondition, set: Set) {
  const { words } = panel;
  const { is = [] } = condition;
  const at = `${place}.is`;
  const hasAll = is.length === 0 || (is.includes(true) && is.includes(false));
  return [
    choice(panel, {
      ...{
        at,
        label: words.is,
        value: hasAll ? "." : is.includes(true) ? "yes" : is.includes(false) ? "no" : "",
      },
      choices: [
        { value: ".", label: words.anyValue },
        { value: "yes", label: words.yes },
        { value: "no", label: words.no },
      ],
      onSet: (chosen) => {
        set(withField(condition, "is", chosen === "." ? undefined : [chosen === "yes"]));
      },
    }),
    is.map((_, index) => drawMarks(marksAt(panel, `${at}.${index}`))),
  ];
}

/** Between which it is: of what has an order, and where a document says it of what has none, so that it can be taken away. */
function boundFields(
  panel: Panel,
  place: string,
  attribute: Attribute | null,
  condition: AttributeCondition,
  set: Set,
) {
  const type = attribute?.type === "number" || attribute?.type === "date" ? attribute.type : "text";
  return (["from", "to"] as const).map((name) => {
    const bound = condition[name];
    if (type === "text" && bound === undefined) return null;
    // A number in a box for days would not be seen.
    const isSeen = bound === undefined || (typeof bound === "number") === (type === "number");
    return box(panel, {
      ...{ at: `${place}.${name}`, label: panel.words[name], value: String(bound ?? "") },
      ...{ type: isSeen ? type : "text", max: ATTRIBUTE_TEXT_UNITS_MAX },
      onSet: (said) => {
        const value =
          type === "number" && said.trim() !== "" && !Number.isNaN(Number(said)) ? Number(said) : said;
        set(withField(condition, name, said === "" ? undefined : value));
      },
    });
  });
}
