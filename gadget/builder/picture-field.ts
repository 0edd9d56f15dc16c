import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import type { OutgoingPicture } from "../../worker/protocol/outgoing/outgoing.ts";
import { progressBar } from "../shell/progress.ts";
import { words } from "../words/builder-words.ts";
import { Field } from "./field.ts";
import type { Form } from "./field.ts";
import { idOf, optionalText, textField, wrongAt } from "./inputs.ts";
import { drawPicture } from "../shell/draw-picture.ts";
import type { LocalPicture } from "./pictures.ts";

type PictureOptions = {
  isNeeded?: boolean;
  /** What its address is called. */
  address?: string;
  accept?: string;
  /** Takes those that were chosen beside the first; left out, one alone can be chosen. */
  more?: (pictures: OutgoingPicture[]) => void;
};

/** A picture: from this computer, where the Worker takes files, or from an address that Meta reads. */
export function pictureField(
  field: Field<OutgoingPicture | undefined>,
  { isNeeded = false, address, accept = "image/png, image/jpeg, image/gif", more }: PictureOptions = {},
) {
  const w = words();
  const { value, at, form } = field;
  const local = form.pictures.of(value);
  const isFile = value !== undefined && "file" in value;
  const label = address ?? w.field.image;
  if (isFile) {
    return html`<div class="field picture" id=${idOf(at)} tabindex="-1">
      <span class="label">${w.field.image}</span>
      <div class="chosen">
        ${local ? html`<canvas width="96" height="96" aria-hidden="true" ${drawn(local.file)}></canvas>` : nothing}
        <div class="about">
          <bdi>${local?.file.name ?? w.field.image}</bdi>
          ${local ? drawState(local, value.file, form) : nothing}
        </div>
        <button
          type="button"
          class="quiet"
          @click=${() => {
            field.set(isNeeded ? { url: "" } : undefined);
          }}
        >
          ${w.picture.remove}
        </button>
      </div>
      ${wrongAt(form, at)}
    </div>`;
  }
  const url = addressOf(field, isNeeded);
  const isLooked = address === undefined;
  const left = () => {
    if (!isLooked || url.value === undefined) return;
    const { value } = url;
    form.press.after(() => {
      form.addresses.look(value);
    });
  };
  const options = { label, kind: "url", placeholder: "https://", left } as const;
  return html`<div class="picture">
    ${isNeeded ? textField(url as Field<string>, options) : optionalText(url, options)}
    ${isLooked ? drawFound(url.value, form) : nothing}
    ${form.pictures.canUpload ? drawChoose(field, accept, more) : nothing}
  </div>`;
}

function drawState({ part, answer }: LocalPicture, name: string, form: Form) {
  const w = words();
  if (answer?.ok) return nothing;
  if (answer === null) {
    const said = w.picture.uploading(Math.floor(part * 100));
    return html`${progressBar(part, said)}`;
  }
  return html`<span class="wrong">${w.picture.failed}</span>
    <button
      type="button"
      @click=${() => {
        form.pictures.again(name);
      }}
    >
      ${w.picture.again}
    </button>`;
}

/** That it is looked at, and what may pass; what is wrong stands at the field. */
function drawFound(url: string | undefined, { addresses }: Form) {
  const found = url === undefined ? null : addresses.of(url);
  const { atAddress } = words();
  const said =
    found === "asked"
      ? atAddress.asked
      : found && !found.ok && found.why === "unreachable"
        ? atAddress.unreachable
        : "";
  return html`<p class="hint" role="status">${said}</p>`;
}

function drawChoose(field: Field<OutgoingPicture | undefined>, accept: string, more: PictureOptions["more"]) {
  return html`<label class="choose"
    ><input
      type="file"
      class="sr-only"
      accept=${accept}
      ?multiple=${more !== undefined}
      @change=${(event: Event) => {
        const [first, ...others] = (event.currentTarget as HTMLInputElement).files ?? [];
        if (first) field.set(field.form.pictures.add(first));
        if (others.length > 0) more?.(others.map((file) => field.form.pictures.add(file)));
      }}
    />${words().picture.file}</label
  >`;
}

function addressOf(
  { form, at, value, change }: Field<OutgoingPicture | undefined>,
  isNeeded: boolean,
): Field<string | undefined> {
  const of = (picture: OutgoingPicture | undefined) =>
    picture && "url" in picture ? picture.url : undefined;
  return new Field(form, `${at}.url`, of(value) ?? (isNeeded ? "" : undefined), (next) => {
    change((picture) => {
      const url = next(of(picture));
      return url === undefined ? undefined : { url };
    });
  });
}

const drawn = (file: File) =>
  ref((canvas) => {
    if (canvas instanceof HTMLCanvasElement) void drawPicture(canvas, file);
  });
