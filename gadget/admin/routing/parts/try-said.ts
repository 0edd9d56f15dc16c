import { html, nothing } from "lit";
import { ATTRIBUTE_TEXT_UNITS_MAX, TAGS_OF_CONVERSATION_MAX } from "../../../../worker/protocol/limits.ts";
import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import type { Attribute, AttributeValue } from "../../../../worker/protocol/routing/tags.ts";
import type { FieldsOf } from "../../wire/commands.ts";
import { numbered } from "../model/formats.ts";
import { chips } from "./chips.ts";
import { box, choice } from "./fields.ts";
import type { Panel } from "./panel.ts";

/** What is said of somebody who does not exist: tags by their ids, and by the ids of attributes what was written or chosen. */
export type Said = { tags: readonly string[]; attributes: Readonly<Record<string, string>> };

type Tools = Pick<Panel, "model" | "words" | "say">;
type Document = Pick<RoutingConfig, "tags" | "attributes">;

/** The tags and attributes of a document, each with a field by its type. */
export function saidFields(
  tools: Tools,
  { tags = [], attributes = [] }: Document,
  said: Said,
  set: { tags: (tags: string[]) => void; attribute: (id: string, value: string) => void },
) {
  const { words } = tools;
  const chosen = said.tags.filter((id) => tags.some((it) => it.id === id));
  const isFull = chosen.length >= TAGS_OF_CONVERSATION_MAX;
  const nameOf = (id: string) => tags.find((it) => it.id === id)?.name || id;
  return html`${
    tags.length === 0
      ? nothing
      : chips(tools, {
          ...{ at: "try.tags", label: words.tags, values: chosen, labelOf: nameOf },
          hint: isFull ? words.tooMany(numbered(TAGS_OF_CONVERSATION_MAX)) : "",
          options: isFull ? [] : tags.map(({ id }) => ({ value: id, label: nameOf(id) })),
          onSet: set.tags,
        })
  }
  ${
    attributes.length === 0
      ? nothing
      : html`<fieldset class="known">
          <legend>${words.attributes}</legend>
          <div class="pair">
            ${attributes.map((it) =>
              attributeField(tools, it, said.attributes[it.id] ?? "", (value) => {
                set.attribute(it.id, value);
              }),
            )}
          </div>
        </fieldset>`
  }`;
}

function attributeField(
  tools: Tools,
  { id, name, type, choices = [] }: Attribute,
  value: string,
  onSet: (value: string) => void,
) {
  const { words } = tools;
  const field = { at: `try.attributes.${id}`, label: name || id };
  if (type !== "choice" && type !== "yes_no")
    return box(tools, { ...field, type, value, max: ATTRIBUTE_TEXT_UNITS_MAX, onSet });
  const values =
    type === "yes_no"
      ? [
          { value: "true", label: words.yes },
          { value: "false", label: words.no },
        ]
      : choices.map((it) => ({ value: it.id, label: it.name || it.id }));
  const isThere = values.some((it) => it.value === value);
  return choice(tools, {
    ...{ ...field, value: isThere ? value : ".", choices: [{ value: ".", label: words.notSaid }, ...values] },
    onSet: (chosen) => {
      onSet(chosen === "." ? "" : chosen);
    },
  });
}

/** What a question says by it: what the document has no more, or in another type, is left out. */
export function askedOf(
  { tags: all = [], attributes: known = [] }: Document,
  said: Said,
): Pick<FieldsOf<"routing.try">, "tags" | "attributes"> {
  const tags = said.tags.filter((id) => all.some((it) => it.id === id));
  const attributes = known.flatMap((it) => {
    const value = valueIn(it, (said.attributes[it.id] ?? "").trim());
    return value === null ? [] : [[it.id, value] as const];
  });
  return {
    ...(tags.length === 0 ? {} : { tags }),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
  };
}

/** Null: nothing, or none of its type. */
function valueIn({ type, choices = [] }: Attribute, said: string): AttributeValue | null {
  if (said === "") return null;
  switch (type) {
    case "text":
      return said;
    case "number":
      return Number.isFinite(Number(said)) ? Number(said) : null;
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : null;
    case "yes_no":
      return said === "true" || said === "false" ? said === "true" : null;
    case "choice":
      return choices.some(({ id }) => id === said) ? said : null;
  }
}
