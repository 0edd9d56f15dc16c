import { html } from "lit";
import * as limits from "../../../worker/protocol/outgoing/limits.ts";
import type { OutgoingCard, OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";
import { segmented } from "../../shell/segmented.ts";
import { words } from "../../words/builder-words.ts";
import { buttonRows } from "../button-rows.ts";
import { Field, Rows } from "../field.ts";
import { idOf, optionalText, textField } from "../inputs.ts";
import { pictureField } from "../picture-field.ts";
import { rowList } from "../rows.ts";

/** Up to ten cards side by side. */
export function cardsForm(it: Field<OutgoingTemplateOf<"generic">>) {
  const w = words();
  const ratio = it.of("imageAspectRatio");
  const shapes = Object.entries(w.squares) as ["horizontal" | "square", string][];
  return html`
    ${rowList<OutgoingCard>(new Rows(it.of("elements")), {
      label: w.group.cards,
      name: w.row.card,
      add: w.add.card,
      max: limits.CARDS_MAX,
      min: 1,
      blank: () => ({ title: "" }),
      draw: drawCard,
    })}
    ${segmented(idOf(ratio.at), w.field.image, shapes, ratio.value ?? "horizontal", (shape) => {
      ratio.set(shape === "square" ? shape : undefined);
    })}
  `;
}

function drawCard(card: Field<OutgoingCard>) {
  const w = words();
  return html`
    ${textField(card.of("title"), { label: w.field.title, max: limits.CARD_TITLE_UNITS_MAX })}
    ${optionalText(card.of("subtitle"), { label: w.field.subtitle, max: limits.CARD_SUBTITLE_UNITS_MAX })}
    ${pictureField(card.of("image"))}
    ${optionalText(addressOf(card.of("defaultAction")), {
      label: w.field.defaultAction,
      kind: "url",
      placeholder: "https://",
    })}
    ${buttonRows(card.of("buttons"))}
  `;
}

/** The address alone: without one there is no such action. */
function addressOf({
  form,
  at,
  value,
  change,
}: Field<OutgoingCard["defaultAction"]>): Field<string | undefined> {
  return new Field(form, `${at}.url`, value?.url, (next) => {
    change((action) => {
      const url = next(action?.url);
      return url === undefined ? undefined : { ...action, url };
    });
  });
}
