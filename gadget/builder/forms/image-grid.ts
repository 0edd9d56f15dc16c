import { html, nothing } from "lit";
import * as limits from "../../../worker/protocol/outgoing/limits.ts";
import type { OutgoingPicture, OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";
import { segmented } from "../../shell/segmented.ts";
import { words } from "../../words/builder-words.ts";
import { buttonRows } from "../button-rows.ts";
import { Rows } from "../field.ts";
import type { Field } from "../field.ts";
import { checkField, idOf, optionalText, textField } from "../inputs.ts";
import { pictureField } from "../picture-field.ts";
import { rowList } from "../rows.ts";

type Grid = OutgoingTemplateOf<"image_grid">;
type GridImage = Grid["images"][number];
type Action = NonNullable<GridImage["action"]>;

/** Two to six pictures, of which one may be large. */
export function imageGridForm(it: Field<Grid>) {
  const w = words();
  const images = it.of("images");
  return html`
    ${rowList<GridImage>(new Rows(images), {
      label: w.group.images,
      name: w.row.image,
      add: w.add.image,
      max: limits.GRID_IMAGES_MAX,
      min: limits.GRID_IMAGES_MIN,
      blank: () => ({ image: { url: "" } }),
      draw: (field, index) =>
        drawImage(
          field,
          (isHero) => {
            images.change((all) => all.map((image, at) => withHero(image, isHero && at === index)));
          },
          (pictures) => {
            images.change((all) => withPictures(all, pictures));
          },
        ),
    })}
    ${optionalText(it.of("title"), { label: w.field.title, max: limits.GRID_TITLE_UNITS_MAX })}
    ${optionalText(it.of("subtitle"), { label: w.field.subtitle, max: limits.GRID_SUBTITLE_UNITS_MAX })}
    ${buttonRows(it.of("buttons"), { types: ["web_url", "postback"] })}
  `;
}

/** One at most: who chooses another takes it from the one before. */
function withHero({ isHero: _, ...image }: GridImage, isHero: boolean): GridImage {
  return isHero ? { ...image, isHero } : image;
}

/** Into the rows that have none yet, then into rows of their own: as many as Messenger takes. */
function withPictures(all: readonly GridImage[], pictures: readonly OutgoingPicture[]): GridImage[] {
  const left = [...pictures];
  const filled = all.map((row) => {
    const isEmpty = "url" in row.image && row.image.url === "";
    const image = isEmpty ? left.shift() : undefined;
    return image ? { ...row, image } : row;
  });
  return [...filled, ...left.map((image) => ({ image }))].slice(0, limits.GRID_IMAGES_MAX);
}

function drawImage(
  field: Field<GridImage>,
  setHero: (isHero: boolean) => void,
  more: (pictures: OutgoingPicture[]) => void,
) {
  const w = words();
  const action = field.of("action");
  const kinds = Object.entries(w.gridActions) as ["none" | Action["type"], string][];
  return html`
    ${pictureField(field.of("image") as Field<OutgoingPicture | undefined>, { isNeeded: true, more })}
    ${checkField(w.field.hero, field.value.isHero === true, setHero)}
    ${segmented(idOf(action.at), w.field.gridAction, kinds, action.value?.type ?? "none", (kind) => {
      action.set(blankAction(kind));
    })}
    ${drawAction(action)}
  `;
}

function drawAction(action: Field<GridImage["action"]>) {
  const w = words();
  switch (action.value?.type) {
    case undefined:
      return nothing;
    case "web_url":
      return textField((action as Field<Extract<Action, { type: "web_url" }>>).of("url"), {
        label: w.field.url,
        kind: "url",
        placeholder: "https://",
      });
    case "postback":
      return textField((action as Field<Extract<Action, { type: "postback" }>>).of("text"), {
        label: w.field.gridText,
      });
  }
}

function blankAction(kind: "none" | Action["type"]): Action | undefined {
  if (kind === "web_url") return { type: kind, url: "" };
  return kind === "postback" ? { type: kind, text: "" } : undefined;
}
