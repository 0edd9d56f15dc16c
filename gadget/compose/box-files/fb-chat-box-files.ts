import { html, LitElement, nothing } from "lit";
import type { ConversationId } from "../../../worker/protocol/ids.ts";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { WordsController } from "../../shell/words-controller.ts";
import { controls } from "../../shell/controls.styles.ts";
import { define } from "../../shell/define.ts";
import { find } from "../../shell/find.ts";
import { icons } from "../../shell/icons.ts";
import { SeatController } from "../../shell/seat-controller.ts";
import { shared } from "../../shell/shared.styles.ts";
import { progressBar } from "../../shell/progress.ts";
import { progresses } from "../../shell/progress.styles.ts";
import type { BoxFile } from "../../state/box-file.ts";
import { composedOf } from "../../state/composed.ts";
import { connectionStatus } from "../../state/state.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { UnsentGuard } from "../unsent-guard.ts";
import { giveSmaller, removeFile, tryAgain, tryAllAgain } from "./deeds.ts";
import { styles } from "./fb-chat-box-files.styles.ts";
import { fileRow } from "./file-row.ts";
import { keepBox } from "./keep.ts";

/**
 * The files that leave with the next message: each with its name, its size, a picture of it, how far it got, and what can be
 * done about it.
 *
 * @element fb-chat-box-files
 */
export class FbChatBoxFiles extends LitElement {
  static override get properties() {
    return { _unshrinkable: { state: true } };
  }
  static override styles = [shared, controls, progresses, styles];

  private readonly _seat = new SeatController(this);
  private readonly _conversation = this._seat.slice(({ selected }) => selected);
  private readonly _files = this._seat.slice((state) => composedOf(state, state.selected).files);
  private readonly _isOnline = this._seat.slice((state) => connectionStatus(state) === "online");
  /** Keys of photos that this browser cannot draw. */
  private _unshrinkable: ReadonlySet<string> = new Set();
  #wasOnline = false;
  /** The key of the file that was brought into sight. */
  #stuck: string | null = null;
  #kept: readonly BoxFile[] = [];

  constructor() {
    super();
    new WordsController(this, speakHere);
    new UnsentGuard(this, () => this._files.value.some(isLostByLeaving));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const conversation = this._conversation.value;
    const isBack = this._isOnline.value && !this.#wasOnline && this.hasUpdated;
    this.#wasOnline = this._isOnline.value;
    if (conversation === null) return;
    if (isBack) tryAllAgain(this._seat.tools, conversation);
    this.#keepStrangers(conversation);
  }

  /** Files of a message that was taken back come from elsewhere, and are kept like all others. */
  #keepStrangers(conversation: ConversationId): void {
    const files = this._files.value;
    const isOther = files.some(({ key }) => !this.#kept.some((file) => file.key === key));
    this.#kept = files;
    if (isOther) keepBox(this._seat.tools, conversation);
  }

  protected override render() {
    const said = words().files;
    const files = this._files.value;
    if (files.length === 0) return nothing;
    const stuck = files.find(isStuck);
    const isWaiting = files.some(({ given }) => !given);
    return html`<ul aria-label=${said.label(files.length)}>
        ${repeat(
          files,
          ({ key }) => key,
          (file) => this._renderFile(file),
        )}
      </ul>
      <p class="wait ${stuck ? "wrong" : "muted"}" role="status">
        ${stuck ? said.stuck(stuck.name || said.nameless) : isWaiting ? said.wait : said.ready(files.length)}
      </p>`;
  }

  /** What keeps the others from leaving comes into sight, in the list alone. */
  protected override updated(): void {
    const key = this._files.value.find(isStuck)?.key ?? null;
    if (key === this.#stuck) return;
    this.#stuck = key;
    const [list, row] = [
      find<HTMLElement>(this, "ul"),
      key && find<HTMLElement>(this, `[data-key="${key}"]`),
    ];
    if (list && row) list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top;
  }

  private _renderFile(file: BoxFile) {
    const { key, given, problem, part } = file;
    const said = words().files;
    const name = file.name || said.nameless;
    const percent = Math.floor(part * 100);
    const state = given
      ? this._renderGiven(file)
      : problem
        ? this._renderProblem(file)
        : progressBar(part, said.uploading(name, percent));
    const note = isLostByLeaving(file) ? html`<span class="small note">${said.notKept}</span>` : nothing;
    return fileRow(file, html`${state} ${note}`, () => {
      removeFile(this._seat.tools, this._conversation.value!, key);
    });
  }

  /** What Messenger does not show leaves all the same, to be saved. */
  private _renderGiven({ given, mime }: BoxFile) {
    const isOther = given?.type === "file" && /^(image|video|audio)\//.test(mime || given.mime);
    return isOther ? html`<span class="small note">${words().files.asFile}</span>` : nothing;
  }

  private _renderProblem(file: BoxFile) {
    const said = words().files;
    const { problem, mime, key } = file;
    if (!problem) return nothing;
    const isPhoto = problem.why === "too_large" && mime.startsWith("image/") && !this._unshrinkable.has(key);
    return html`<span class="small wrong">${icons.warning}${said.problem(problem)}</span> ${
        problem.why === "away"
          ? html`<button
              type="button"
              @click=${() => {
                tryAgain(this._seat.tools, this._conversation.value!, file);
              }}
            >
              ${said.again}
            </button>`
          : nothing
      }
      ${
        isPhoto
          ? html`<button
              type="button"
              @click=${() => {
                void this.#shrink(file);
              }}
            >
              ${said.smaller}
            </button>`
          : nothing
      }`;
  }

  async #shrink(file: BoxFile): Promise<void> {
    const isDone = await giveSmaller(this._seat.tools, this._conversation.value!, file);
    if (!isDone) this._unshrinkable = new Set([...this._unshrinkable, file.key]);
  }
}

/** No other try helps: nothing leaves while it is here. */
function isStuck({ problem }: BoxFile): boolean {
  return problem !== null && problem.why !== "away";
}

/** Neither the Worker nor the browser has it. */
function isLostByLeaving({ given, survives, blob, problem }: BoxFile): boolean {
  return !given && !survives && blob !== null && (problem === null || problem.why === "away");
}

define("fb-chat-box-files", FbChatBoxFiles);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-box-files": FbChatBoxFiles;
  }
}
