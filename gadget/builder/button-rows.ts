import { html, nothing } from "lit";
import type { OutgoingButton } from "../../worker/protocol/outgoing/outgoing.ts";
import * as limits from "../../worker/protocol/outgoing/limits.ts";
import { phoneNumbers } from "../late/builder.ts";
import { segmented } from "../shell/segmented.ts";
import { words } from "../words/builder-words.ts";
import { Rows } from "./field.ts";
import type { Field } from "./field.ts";
import { idOf, optionalChoice, optionalText, textField } from "./inputs.ts";
import { rowList } from "./rows.ts";

type ButtonType = "web_url" | "postback" | "phone_number";
type ButtonOf<T extends ButtonType> = Extract<OutgoingButton, { type: T }>;

const TYPES: readonly ButtonType[] = ["web_url", "postback", "phone_number"];

type ButtonOptions = {
  min?: number;
  types?: readonly ButtonType[];
};

/** The buttons of a message or a card: what each is, what it says, and where it leads. */
export function buttonRows(
  list: Field<OutgoingButton[] | undefined> | Field<OutgoingButton[]>,
  { min = 0, types = TYPES }: ButtonOptions = {},
) {
  const w = words();
  return rowList<OutgoingButton>(new Rows<OutgoingButton>(list), {
    label: w.group.buttons,
    name: w.row.button,
    add: w.add.button,
    max: limits.BUTTONS_MAX,
    min,
    blank: () => ({ type: "web_url", title: "", url: "" }),
    draw: (field) => drawButton(field, types),
  });
}

function drawButton(field: Field<OutgoingButton>, types: readonly ButtonType[]) {
  const w = words();
  const { value } = field;
  if (value.type === "account_link" || value.type === "account_unlink")
    return html`${w.buttonTypes[value.type]}`;
  const titled = field as Field<ButtonOf<ButtonType>>;
  const options = types.map((type) => [type, w.buttonTypes[type]] as const);
  return html`
    ${segmented(idOf(`${field.at}.type`), w.field.questionType, options, value.type, (type) => {
      field.set(turnedInto(type, value.title));
    })}
    ${textField(titled.of("title"), {
      label: w.field.button,
      max: limits.BUTTON_TITLE_UNITS_MAX,
    })}
    ${value.type === "web_url" ? drawLink(field as Field<ButtonOf<"web_url">>) : nothing}
    ${
      value.type === "phone_number"
        ? drawPhone((field as Field<ButtonOf<"phone_number">>).of("phone"))
        : nothing
    }
  `;
}

/** Written as people do; Messenger takes it with its country, and so it is kept. */
function drawPhone(field: Field<string>) {
  const { region } = field.form;
  return textField(field, {
    label: words().field.phone,
    kind: "tel",
    placeholder: phoneNumbers.value?.exampleFor("", region) ?? "+4915112345678",
    left: () => {
      phoneNumbers.whenThere(({ numberOf }) => {
        const is = (text: string) => numberOf(text, region) ?? text;
        if (is(field.value) !== field.value) field.change(is);
      });
    },
  });
}

function drawLink(field: Field<ButtonOf<"web_url">>) {
  const w = words();
  return html`
    ${textField(field.of("url"), { label: w.field.url, kind: "url", placeholder: "https://" })}
    ${optionalChoice(
      field.of("webviewHeightRatio"),
      w.field.webviewHeightRatio,
      { compact: w.heights.compact, tall: w.heights.tall, full: w.heights.full },
      w.heights.none,
    )}
    ${
      field.value.messengerExtensions
        ? optionalText(field.of("fallbackUrl"), { label: w.field.fallbackUrl, kind: "url" })
        : nothing
    }
  `;
}

/** What it says stays when it becomes another one. */
function turnedInto(type: ButtonType, title: string): OutgoingButton {
  switch (type) {
    case "web_url":
      return { type, title, url: "" };
    case "postback":
      return { type, title };
    case "phone_number":
      return { type, title, phone: "" };
  }
}
