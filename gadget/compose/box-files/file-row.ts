import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { actionIcons } from "../../shell/action-icons.ts";
import { drawPicture } from "../../shell/draw-picture.ts";
import { iconButton } from "../../shell/icon-button.ts";
import { draw } from "../../shell/icons.ts";
import type { BoxFile } from "../../state/box-file.ts";
import { words } from "../../words/builder-words.ts";

/** file */
const paper = draw(
  "M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5",
);

/** One file: a picture of it, its name and size, and `under` them what became of it. `remove`: a button takes it out. */
export function fileRow(
  { key, name, bytes, blob, mime, given, problem }: BoxFile,
  under: unknown,
  remove: (() => void) | null,
): TemplateResult {
  const said = words().files;
  const called = name || said.nameless;
  const isPicture = blob !== null && mime.startsWith("image/");
  return html`<li data-key=${key}>
    ${
      isPicture
        ? html`<canvas
            width="80"
            height="80"
            aria-hidden="true"
            ${ref((canvas) => {
              if (canvas instanceof HTMLCanvasElement) void drawPicture(canvas, blob);
            })}
          ></canvas>`
        : html`<span class="paper">${paper}</span>`
    }
    <div class="about">
      <bdi class="name">${called}</bdi>
      <span class="small muted">${bytes > 0 ? said.size(bytes) : nothing}</span>
      ${under}
    </div>
    ${
      remove === null
        ? nothing
        : iconButton({
            label: given || problem ? said.remove(called) : said.cancel(called),
            icon: actionIcons.clear,
            onPress: remove,
          })
    }
  </li>`;
}
