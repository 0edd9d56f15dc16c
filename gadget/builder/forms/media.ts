import { html, nothing } from "lit";
import type { OutgoingPicture, OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";
import { segmented } from "../../shell/segmented.ts";
import { words } from "../../words/builder-words.ts";
import { buttonRows } from "../button-rows.ts";
import type { Field } from "../field.ts";
import { idOf } from "../inputs.ts";
import { pictureField } from "../picture-field.ts";

/** One picture or video, with up to three buttons. */
export function mediaForm(it: Field<OutgoingTemplateOf<"media">>) {
  const w = words();
  const kind = it.of("mediaType");
  const kinds = [
    ["image", w.field.image],
    ["video", w.field.video],
  ] as const;
  return html`
    ${segmented(idOf(kind.at), w.field.questionType, kinds, kind.value, (chosen) => {
      kind.set(chosen);
    })}
    ${
      kind.value === "video" && it.form.isEuropean
        ? html`<p class="wrong" role="status">${w.noVideoInEurope}</p>`
        : nothing
    }
    ${pictureField(it.of("media") as Field<OutgoingPicture | undefined>, {
      isNeeded: true,
      address: w.field.mediaUrl,
      accept: `${kind.value}/*`,
    })}
    ${buttonRows(it.of("buttons"))}
  `;
}
