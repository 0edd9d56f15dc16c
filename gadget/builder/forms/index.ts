import { nothing } from "lit";
import type { OutgoingTemplate, OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";
import type { Field } from "../field.ts";
import type { Built } from "../kinds.ts";
import { buttonsForm } from "./buttons.ts";
import { cardsForm } from "./cards.ts";
import { couponForm } from "./coupon.ts";
import { imageGridForm } from "./image-grid.ts";
import { mediaForm } from "./media.ts";
import { quickRepliesForm } from "./quick-replies.ts";
import { receiptForm } from "./receipt.ts";
import { surveyForm } from "./survey.ts";

type Form<T extends OutgoingTemplate["type"]> = (it: Field<OutgoingTemplateOf<T>>) => unknown;

/** Those that nobody builds here have none. */
const FORMS: { [T in OutgoingTemplate["type"]]?: Form<T> } = {
  button: buttonsForm,
  generic: cardsForm,
  media: mediaForm,
  image_grid: imageGridForm,
  receipt: receiptForm,
  coupon: couponForm,
  customer_feedback: surveyForm,
};

/** The fields of a message. */
export function formOf(built: Field<Built>) {
  if (built.value.kind === "text") return quickRepliesForm(built as Field<Extract<Built, { kind: "text" }>>);
  const template = (built as Field<Extract<Built, { kind: "template" }>>).of("template");
  const draw = FORMS[template.value.type] as Form<OutgoingTemplate["type"]> | undefined;
  return draw?.(template) ?? nothing;
}
