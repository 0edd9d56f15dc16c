import { html } from "lit";
import * as limits from "../../../worker/protocol/outgoing/limits.ts";
import type { OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";
import { words } from "../../words/builder-words.ts";
import { buttonRows } from "../button-rows.ts";
import type { Field } from "../field.ts";
import { textField } from "../inputs.ts";

/** Words with up to three buttons. */
export function buttonsForm(it: Field<OutgoingTemplateOf<"button">>) {
  return html`
    ${textField(it.of("text"), {
      label: words().field.text,
      max: limits.BUTTON_TEXT_UNITS_MAX,
      isLong: true,
    })}
    ${buttonRows(it.of("buttons"), { min: 1 })}
  `;
}
