import { html, LitElement, nothing } from "lit";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { words as actionWords } from "../words/action-words.ts";
import { styles } from "./fb-chat-macro-runs.styles.ts";
import { canGoOn, isBad, isOver, isUndoable, shownOf, type Run, type StepState } from "./run.ts";
import { runsOf } from "./runs.ts";
import { stepWords } from "./step-words.ts";
import { words } from "./words.ts";

/**
 * The macro that is being done in a conversation, or of which something is to be read: what was done, what was not, and why. It
 * can be taken back for as long as the desk holds a message.
 *
 * @element fb-chat-macro-runs
 */
export class FbChatMacroRuns extends LitElement {
  static override get properties() {
    return { conversation: {} };
  }
  static override styles = [shared, controls, styles];

  /** The one on the screen: what is done in others is said there. */
  conversation = "";

  private readonly _seat = new SeatController(this);
  #stop = () => {};
  #isFollowing = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#isFollowing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (this.#isFollowing || !this.isConnected) return;
    this.#isFollowing = true;
    this.#stop = runsOf(this._seat.tools).onChange(() => {
      this.requestUpdate();
    });
  }

  protected override render() {
    const run = shownOf(runsOf(this._seat.tools).all, this.conversation);
    return html`<p class="sr-only" role="status">${run ? this.#told(run) : ""}</p>
      ${run ? html`<section aria-label=${words().run.title}>${this.#renderRun(run)}</section>` : nothing}`;
  }

  #renderRun(run: Run) {
    const w = words().run;
    const isToDecide = isBad(run);
    return html`<div class="run ${isToDecide ? "bad" : ""}">
      <div class="head">
        <p dir="auto">${this.#told(run)}</p>
        ${
          isUndoable(run)
            ? html`<button
                type="button"
                class="quiet"
                @click=${() => {
                  runsOf(this._seat.tools).undo(run.id);
                }}
              >
                ${w.undo}
              </button>`
            : nothing
        }
        ${
          canGoOn(run)
            ? html`<button
                type="button"
                @click=${() => {
                  runsOf(this._seat.tools).goOn(run.id);
                }}
              >
                ${w.goOn}
              </button>`
            : nothing
        }
        ${
          isToDecide || isOver(run)
            ? iconButton({
                label: w.dismiss,
                icon: actionIcons.clear,
                onPress: () => {
                  runsOf(this._seat.tools).dismiss(run.id);
                },
              })
            : nothing
        }
      </div>
      ${isToDecide ? this.#renderSteps(run) : nothing}
    </div>`;
  }

  /** Said step by step: nobody has to look for what was done. */
  #renderSteps({ steps, why }: Run) {
    const w = words().run;
    const said: Record<StepState, string> = {
      done: w.isDone,
      asked: w.isUnsure,
      not: w.isNot,
      refused: w.isNot,
      lost: w.isNot,
      unknown: w.isUnsure,
    };
    const reason = why === null ? "" : typeof why === "string" ? w[why] : actionWords().refusal(why);
    return html`<ol>
        ${steps.map(
          ({ step, state }) =>
            html`<li class=${state}>
              <span dir="auto">${stepWords(step, this._seat)}</span>: ${said[state]}
            </li>`,
        )}
      </ol>
      ${reason === "" ? nothing : html`<p>${reason}</p>`}`;
  }

  #told({ name, phase }: Run): string {
    return words().run[phase](name);
  }
}

define("fb-chat-macro-runs", FbChatMacroRuns);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-macro-runs": FbChatMacroRuns;
  }
}
