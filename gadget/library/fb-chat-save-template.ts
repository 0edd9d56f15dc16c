import { html, LitElement, nothing } from "lit";
import type { SavedTemplate, TemplateScope } from "../../worker/protocol/library/saved-template.ts";
import { TEMPLATE_NAME_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { boxes } from "../shell/boxes.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { segmented } from "../shell/segmented.ts";
import { segments } from "../shell/segmented.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { hasRight } from "../people/rights.ts";
import { words } from "../words/builder-words.ts";
import { baseOf, isChanged, keepTemplate } from "./deeds.ts";
import { styles } from "./fb-chat-save-template.styles.ts";
import { whyNot } from "./why-not.ts";

/**
 * Asks under which name, and for whom, what is being built is kept. Below the fields that it is about: it says there what
 * became of it.
 *
 * @element fb-chat-save-template
 */
export class FbChatSaveTemplate extends LitElement {
  static override get properties() {
    return {
      isOpen: { type: Boolean },
      template: { attribute: false },
      _scope: { state: true },
      _isSaving: { state: true },
      _problem: { state: true },
      _isSaved: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, segments, styles];

  private readonly _seat = new SeatController(this);
  private readonly _session = this._seat.slice(({ session }) => session);

  isOpen = false;
  /** In whose place it is kept; null: it is a new one. */
  template: SavedTemplate | null = null;
  /** What is kept: asked for when it is. */
  outgoing: () => Outgoing = () => ({ kind: "text", text: "" });
  /** It is kept, or is not to be. */
  closed: () => void = () => {};

  private _scope: TemplateScope | null = null;
  private _isSaving = false;
  private _problem = "";
  private _isSaved = false;
  /** The agent was told that somebody saved it since, and saves once more. */
  #replacesAny = false;

  /** Opens it, at the name. */
  async begin(): Promise<void> {
    this._isSaved = false;
    this.#replacesAny = false;
    // Before it has a name: it would be refused for this.
    this._problem = hasFile(this.outgoing()) ? words().library.notKept.file : "";
    await this.updateComplete;
    find<HTMLInputElement>(this, "#name")?.focus();
  }

  protected override render() {
    const w = words().library;
    if (!this.isOpen)
      return html`<p class="told ${this._isSaved ? "done" : ""}" role="status">
        ${this._isSaved ? w.saved : ""}
      </p>`;
    // Which team that is, is said where it is changed.
    const team = this.template?.team;
    const scopes: (readonly [TemplateScope, string])[] = [
      ["mine", w.mine],
      ...(team === undefined ? [] : [["team", w.team] as const]),
      ["desk", w.desk],
    ];
    const mayShare = hasRight(this._session.value, "configure_desk");
    return html`<form @submit=${this._onSubmit}>
      <div class="name">
        <label for="name">${w.name}</label>
        <input
          id="name"
          dir="auto"
          maxlength=${TEMPLATE_NAME_UNITS_MAX}
          autocomplete="off"
          aria-describedby="hint told"
          .value=${this.template?.name ?? ""}
        />
      </div>
      ${mayShare ? segmented("scope", w.scope, scopes, this.#scope, this._onScope) : nothing}
      <button type="button" class="quiet" @click=${this._onCancel}>${w.cancel}</button>
      <button aria-busy=${this._isSaving ? "true" : "false"}>${w.keep}</button>
      <p class="hint" id="hint">${w.blanksHint}</p>
      <p class="told bad" id="told" role="alert">${this._problem}</p>
    </form>`;
  }

  get #scope(): TemplateScope {
    return this._scope ?? this.template?.scope ?? "mine";
  }

  private readonly _onScope = (scope: TemplateScope) => {
    this._scope = scope;
  };

  private _onCancel() {
    this.closed();
  }

  private async _onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (this._isSaving) return;
    const input = find<HTMLInputElement>(this, "#name")!;
    const name = input.value.trim();
    if (isBlank(name)) {
      this._problem = words().library.nameless;
      input.focus();
      return;
    }
    this._isSaving = true;
    this._problem = "";
    const refusal = await keepTemplate(this._seat.tools, {
      template: this.template?.template ?? null,
      ...(this.template && !this.#replacesAny ? baseOf(this.template, this._seat.tools.store.state) : {}),
      name,
      scope: this.#scope,
      ...(this.#scope === "team" && this.template?.team !== undefined ? { team: this.template.team } : {}),
      outgoing: this.outgoing(),
    });
    this._isSaving = false;
    this.#replacesAny = refusal !== null && isChanged(refusal);
    this._problem = refusal === null ? "" : this.#replacesAny ? words().library.changed : whyNot(refusal);
    if (refusal !== null) return;
    this._isSaved = true;
    this.closed();
  }
}

/** A picture from this computer, which belongs to the one message. */
function hasFile(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "file" in value || Object.values(value).some(hasFile);
}

define("fb-chat-save-template", FbChatSaveTemplate);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-save-template": FbChatSaveTemplate;
  }
}
