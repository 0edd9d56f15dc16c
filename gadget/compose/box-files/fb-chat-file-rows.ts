import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import { WordsController } from "../../shell/words-controller.ts";
import { controls } from "../../shell/controls.styles.ts";
import { define } from "../../shell/define.ts";
import { icons } from "../../shell/icons.ts";
import { progressBar } from "../../shell/progress.ts";
import { progresses } from "../../shell/progress.styles.ts";
import { shared } from "../../shell/shared.styles.ts";
import type { BoxFile } from "../../state/box-file.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { styles } from "./fb-chat-box-files.styles.ts";
import { fileRow } from "./file-row.ts";

/**
 * Files of something that is kept: each with its name, its size, a picture of it, and how far it got.
 *
 * @element fb-chat-file-rows
 */
export class FbChatFileRows extends LitElement {
  static override get properties() {
    return { files: {}, label: {}, takeOut: {}, again: {}, pictureOf: {} };
  }
  static override styles = [shared, controls, progresses, styles];

  files: readonly BoxFile[] = [];
  /** What they are, for screen readers. */
  label = "";
  /** Takes one out; null: they are to be looked at. */
  takeOut: ((key: string) => void) | null = null;
  /** Takes one to the Worker once more. */
  again: ((key: string) => void) | null = null;
  /** The picture that the Worker has of one. */
  pictureOf: (file: FileAnswer) => Promise<Blob | null> = () => Promise.resolve(null);
  readonly #pictures = new Map<string, Blob | null>();

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override willUpdate(): void {
    for (const { blob, given } of this.files)
      if (blob === null && given?.type === "image" && !this.#pictures.has(given.file)) this.#show(given);
  }

  protected override render() {
    if (this.files.length === 0) return nothing;
    return html`<ul aria-label=${this.label}>
      ${repeat(
        this.files,
        ({ key }) => key,
        (file) => this._renderFile(file),
      )}
    </ul>`;
  }

  private _renderFile(file: BoxFile) {
    const { key, given, problem, part } = file;
    const said = words().files;
    const blob = file.blob ?? (given && this.#pictures.get(given.file)) ?? null;
    const isAway = problem?.why === "away" && this.again !== null;
    const again = html`<button
      type="button"
      @click=${() => {
        this.again?.(key);
      }}
    >
      ${said.again}
    </button>`;
    const name = file.name || said.nameless;
    const under = problem
      ? html`<span class="small wrong">${icons.warning}${said.problem(problem)}</span>
          ${isAway ? again : nothing}`
      : given
        ? nothing
        : progressBar(part, said.uploading(name, Math.floor(part * 100)));
    const { takeOut } = this;
    const press = () => {
      takeOut?.(key);
    };
    return fileRow({ ...file, blob }, under, takeOut === null ? null : press);
  }

  #show(given: FileAnswer): void {
    this.#pictures.set(given.file, null);
    void this.pictureOf(given).then((picture) => {
      this.#pictures.set(given.file, picture);
      this.requestUpdate();
    });
  }
}

define("fb-chat-file-rows", FbChatFileRows);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-file-rows": FbChatFileRows;
  }
}
