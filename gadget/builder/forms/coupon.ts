import { html } from "lit";
import * as limits from "../../../worker/protocol/outgoing/limits.ts";
import type { OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";
import { words } from "../../words/builder-words.ts";
import type { Field } from "../field.ts";
import { optionalText, textField } from "../inputs.ts";
import { pictureField } from "../picture-field.ts";

/** A code, an address where it is used, or both. */
export function couponForm(it: Field<OutgoingTemplateOf<"coupon">>) {
  const { field } = words();
  return html`
    ${textField(it.of("title"), { label: field.title, max: limits.COUPON_TITLE_UNITS_MAX })}
    ${optionalText(it.of("subtitle"), { label: field.subtitle, max: limits.COUPON_SUBTITLE_UNITS_MAX })}
    ${optionalText(it.of("couponCode"), { label: field.couponCode })}
    ${optionalText(it.of("couponUrl"), { label: field.couponUrl, kind: "url", placeholder: "https://" })}
    ${optionalText(it.of("couponUrlButtonTitle"), {
      label: field.couponUrlButtonTitle,
      max: limits.BUTTON_TITLE_UNITS_MAX,
    })}
    ${optionalText(it.of("couponPreMessage"), { label: field.couponPreMessage })}
    ${pictureField(it.of("image"))}
  `;
}
