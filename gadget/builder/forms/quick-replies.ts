import { html, nothing } from "lit";
import { SEND_TEXT_UNITS_MAX } from "../../../worker/protocol/limits.ts";
import * as limits from "../../../worker/protocol/outgoing/limits.ts";
import type { OutgoingOf, QuickReply } from "../../../worker/protocol/outgoing/outgoing.ts";
import { words } from "../../words/builder-words.ts";
import { Field, Rows } from "../field.ts";
import { choiceField, textField } from "../inputs.ts";
import { rowList } from "../rows.ts";

type TextReply = Extract<QuickReply, { type: "text" }>;

/** Words, and answers to tap under them. */
export function quickRepliesForm(built: Field<OutgoingOf<"text">>) {
  return html`
    ${textField(built.of("text"), { label: words().field.text, max: SEND_TEXT_UNITS_MAX, isLong: true })}
    ${replyRows(built.of("quickReplies"), 1)}
  `;
}

/** Answers to tap, of any message. */
export function replyRows(list: Field<QuickReply[] | undefined>, min: number) {
  const w = words();
  const asksFor = list.value?.some(({ type }) => type !== "text") ?? false;
  return html`${rowList<QuickReply>(new Rows(list), {
      label: w.group.quickReplies,
      name: w.row.reply,
      add: w.add.reply,
      max: limits.QUICK_REPLIES_MAX,
      min,
      blank: () => ({ type: "text", title: "" }),
      draw: drawReply,
    })}
    <p class="hint">${asksFor ? w.contactHint : w.repliesHint}</p>`;
}

function drawReply(field: Field<QuickReply>) {
  const w = words();
  const { type } = field.value;
  return html`<div class="side-by-side">
    ${choiceField(typeOf(field), w.field.questionType, w.replies)}
    ${
      type === "text"
        ? textField((field as Field<TextReply>).of("title"), {
            label: w.field.answer,
            max: limits.QUICK_REPLY_TITLE_UNITS_MAX,
          })
        : nothing
    }
  </div>`;
}

/** Another kind begins anew. */
function typeOf({ form, at, value, change }: Field<QuickReply>): Field<QuickReply["type"]> {
  return new Field(form, `${at}.type`, value.type, (next) => {
    change((reply) => {
      const type = next(reply.type);
      return type === "text" ? { type, title: "" } : { type };
    });
  });
}
