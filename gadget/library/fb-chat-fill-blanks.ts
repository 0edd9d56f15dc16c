import { html, LitElement, nothing } from "lit";
import { variableOf } from "../../worker/protocol/library/variables.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import { boxes } from "../shell/boxes.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { icons } from "../shell/icons.ts";
import { iconButton } from "../shell/icon-button.ts";
import { largeDialogHead } from "../shell/large-dialog.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { words } from "../words/builder-words.ts";
import { styles } from "./library.styles.ts";

/**
 * Asks what goes into the blanks of a template, each once. None may stay empty.
 *
 * @element fb-chat-fill-blanks
 */
export class FbChatFillBlanks extends LitElement {
  static override get properties() {
    return { name: {}, blanks: { attribute: false }, _isTried: { state: true } };
  }
  static override styles = [shared, controls, boxes, largeDialogHead, styles];

  /** Of the template. */
  name = "";
  blanks: readonly string[] = [];
  /** What goes into some of them by itself, by their names. */
  known: ReadonlyMap<string, string> = new Map();
  /** How the customer will see it. */
  preview: (values: ReadonlyMap<string, string>) => unknown = () => nothing;
  filled: (values: ReadonlyMap<string, string>) => void = () => {};
  back: () => void = () => {};

  private _isTried = false;

  constructor() {
    super();
    // Renders anew when the language changes, as all that reads from the state does.
    new SeatController(this);
  }

  protected override firstUpdated(): void {
    const inputs = [...this.renderRoot.querySelectorAll("input")];
    (inputs.find(({ value }) => value === "") ?? inputs[0])?.focus();
  }

  protected override render() {
    const w = words();
    return html`<form class="one" @submit=${this._onSubmit} @input=${this._onInput}>
      <div class="head">
        ${iconButton({ label: w.library.back, icon: icons.back, onPress: this.back })}
        <h3 dir="auto">${this.name}</h3>
      </div>
      <div class="fields">${this.blanks.map((blank, index) => this._renderBlank(blank, index))}</div>
      <div class="shown" tabindex="0" role="group" aria-label=${w.preview}>${this.preview(this.#values)}</div>
      <div class="deeds">
        <button class="primary">${w.library.goOn}</button>
      </div>
    </form>`;
  }

  /** Those that are filled in by now. */
  get #values(): ReadonlyMap<string, string> {
    const values = this.blanks.map((blank, index) => [blank, this.#valueOf(blank, index)] as const);
    return new Map(values.filter(([, value]) => !isBlank(value)));
  }

  #valueOf(blank: string, index: number): string {
    const input = find<HTMLInputElement>(this, `#blank-${index}`);
    return input?.value ?? this.known.get(blank) ?? "";
  }

  private _renderBlank(blank: string, index: number) {
    const isFirstName = variableOf(blank) === "customer.first_name";
    const isWrong = this._isTried && isBlank(this.#valueOf(blank, index));
    return html`<div class="field">
      <label for="blank-${index}" dir="auto">${isFirstName ? words().library.firstName : blank}</label>
      <input
        id="blank-${index}"
        dir="auto"
        autocomplete="off"
        aria-invalid=${isWrong ? "true" : "false"}
        aria-describedby="wrong-${index}"
        value=${this.known.get(blank) ?? ""}
      />
      <p id="wrong-${index}">${isWrong ? words().fault("missing", undefined) : nothing}</p>
    </div>`;
  }

  private _onInput() {
    this.requestUpdate();
  }

  private _onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const inputs = this.blanks.map((_, index) => find<HTMLInputElement>(this, `#blank-${index}`)!);
    const empty = inputs.find(({ value }) => isBlank(value));
    this._isTried = true;
    if (empty) empty.focus();
    else this.filled(new Map(this.blanks.map((blank, index) => [blank, inputs[index]!.value])));
  }
}

define("fb-chat-fill-blanks", FbChatFillBlanks);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-fill-blanks": FbChatFillBlanks;
  }
}
