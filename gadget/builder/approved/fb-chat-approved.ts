import { html, LitElement, nothing } from "lit";
import type { ResultOf } from "../../../worker/protocol/commands.ts";
import type { TemplateReview, UtilityTemplate } from "../../../worker/protocol/library/utility-template.ts";
import { WORDS_UNITS_MAX } from "../../../worker/protocol/outgoing/limits.ts";
import type { Fault } from "../../../worker/protocol/outgoing/faults.ts";
import { languageName } from "../../platform/language-name.ts";
import { actionIcons } from "../../shell/action-icons.ts";
import { WordsController } from "../../shell/words-controller.ts";
import { boxes } from "../../shell/boxes.styles.ts";
import { controls } from "../../shell/controls.styles.ts";
import { define } from "../../shell/define.ts";
import { iconButton } from "../../shell/icon-button.ts";
import { icons } from "../../shell/icons.ts";
import { SeatController } from "../../shell/seat-controller.ts";
import { segmented } from "../../shell/segmented.ts";
import { segments } from "../../shell/segmented.styles.ts";
import { shared } from "../../shell/shared.styles.ts";
import type { CommandAnswer, CommandRefusal } from "../../wire/commands.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { written } from "../../words/strings.ts";
import { styles } from "../fb-chat-builder.styles.ts";
import { Addresses } from "../addresses.ts";
import { Field } from "../field.ts";
import type { Form } from "../field.ts";
import { idOf, textField } from "../inputs.ts";
import { Pictures } from "../pictures.ts";
import { Press } from "../press.ts";
import { phone } from "../phone.styles.ts";
import { Wrong, wordsOf } from "../wrong.ts";
import { sendButton, sendsByKey, wrongLine } from "../foot.ts";
import { approvedStyles } from "./fb-chat-approved.styles.ts";
import { blanksOf, bodyOf, emptyBlanks, faultsOf, filled } from "./filled.ts";
import type { Blanks, Utility } from "./filled.ts";
import { keyOf } from "./fb-chat-template-library.ts";
import type { LibraryTools } from "./fb-chat-template-library.ts";
import { humanName, languageFor, languagesOf } from "./languages.ts";
import { refusalWords, reviewWords } from "./review-words.ts";

type Listed = ResultOf<"page.utilityTemplates">;

/** While Meta looks at one, its list is asked for again. */
const AGAIN_MS = 12_000;

/**
 * One of the messages that Meta approved for the Page, with its blanks filled in and what the customer will see of it.
 * Where there is none, what can be done instead.
 *
 * @element fb-chat-approved
 */
export class FbChatApproved extends LitElement {
  static override get properties() {
    return {
      begin: { attribute: false },
      locale: {},
      _listed: { state: true },
      _refusal: { state: true },
      _language: { state: true },
      _chosen: { state: true },
      _blanks: { state: true },
      _view: { state: true },
      _source: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, segments, styles, phone, approvedStyles];

  /** What is there to begin with: one that was refused, to be changed, or that was begun. */
  begin: Utility | null = null;
  /** The customer's, as Meta tells it. */
  locale: string | null = null;
  ask: () => Promise<CommandAnswer<"page.utilityTemplates">> = () => new Promise(() => {});
  /** Meta's own templates; null where the Worker does not tell of them. */
  library: LibraryTools | null = null;
  /** What is filled in now, whenever it is something else. */
  changed: (now: Utility) => void = () => {};
  send: (ready: Utility, said: string) => void = () => {};
  close: () => void = () => {};

  private _listed: Listed | null = null;
  private _refusal: CommandRefusal | null = null;
  private _language = "";
  private _chosen: UtilityTemplate | null = null;
  private _blanks: Blanks = { parameters: [], urls: [] };
  private _view: "edit" | "preview" = "edit";
  private _source: "own" | "library" = "own";
  readonly #seat = new SeatController(this);
  #stopWaiting = () => {};
  readonly #wrong = new Wrong();
  readonly #form: Form = {
    pictures: new Pictures(null, () => {}),
    isEuropean: false,
    region: null,
    addresses: new Addresses(null, () => {}),
    press: new Press(),
    faultAt: (path) => this.#wrong.at(path),
    left: (path) => {
      this.#wrong.left(path);
      this.requestUpdate();
    },
    moved: () => {},
  };

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#form.press.watch(this.ownerDocument);
    if (this._listed === null) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
    this.#form.press.unwatch();
  }

  async #load(): Promise<void> {
    this._refusal = null;
    const answer = await this.ask();
    if (!answer.ok) {
      this._refusal = answer.refusal;
      return;
    }
    this.#told(answer.result);
    const { templates } = answer.result;
    const { begin } = this;
    const again = templates.find((it) => it.name === begin?.name && it.language === begin.language);
    this._language = again?.language ?? languageFor(languagesOf(templates), this.locale);
    this.#choose(again ?? this.#ofLanguage()[0] ?? null);
    if (again && begin) this._blanks = blanksOf(again, begin);
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>(".form :is(select, input, textarea)")?.focus();
  }

  #told(listed: Listed): void {
    this._listed = listed;
    this.#stopWaiting();
    if (!listed.unapproved?.some(({ state }) => state === "pending")) return;
    this.#stopWaiting = this.#seat.tools.platform.after(AGAIN_MS, () => void this.#refresh());
  }

  /** What is filled in stays as it is. */
  async #refresh(): Promise<void> {
    const answer = await this.ask();
    if (!answer.ok || !this.isConnected) return;
    this.#told(answer.result);
    if (this._chosen !== null) return;
    const { templates } = answer.result;
    this._language = languageFor(languagesOf(templates), this.locale);
    this.#choose(this.#ofLanguage()[0] ?? null);
  }

  /** What the Page has, and in which state. */
  get #owned(): Map<string, TemplateReview> {
    const { templates = [], unapproved = [] } = this._listed ?? {};
    return new Map<string, TemplateReview>([
      ...templates.map((it) => [keyOf(it), { state: "approved" }] as const),
      ...unapproved.map((it) => [keyOf(it), it] as const),
    ]);
  }

  readonly #added = (it: UtilityTemplate, review: TemplateReview): void => {
    const { templates = [], more = false, unapproved = [] } = this._listed ?? {};
    const { name, language, body } = it;
    // Until Meta's list has it.
    if (review.state !== "approved")
      this.#told({
        ...{ templates, more },
        unapproved: [...unapproved, { ...{ name, language, body }, ...review, state: review.state }],
      });
    void this.#refresh();
  };

  #ofLanguage(): UtilityTemplate[] {
    return (this._listed?.templates ?? []).filter(({ language }) => language === this._language);
  }

  #choose(template: UtilityTemplate | null): void {
    this._chosen = template;
    this._blanks = template ? emptyBlanks(template) : { parameters: [], urls: [] };
    this.#wrong.afresh();
  }

  protected override willUpdate(): void {
    this.#wrong.found(this._chosen ? faultsOf(this._chosen, this._blanks) : []);
  }

  protected override render() {
    const w = words();
    const views = [
      ["edit", w.edit],
      ["preview", w.preview],
    ] as const;
    const template = this._chosen;
    return html`
      <header>
        <h2 id="title">${w.menu.approved}</h2>
        ${template && this._source === "own" ? html`<div class="views">${segmented("view", w.preview, views, this._view, this._onView)}</div>` : nothing}
        ${iconButton({ label: w.close, icon: actionIcons.clear, onPress: this.close })}
      </header>
      ${this.library && this._refusal === null ? this._renderSources() : nothing}
      ${
        this._source === "library"
          ? html`<fb-chat-template-library
              .tools=${this.library}
              .owned=${this.#owned}
              .added=${this.#added}
            ></fb-chat-template-library>`
          : template
            ? this._renderChosen(template)
            : html`<div class="instead" role="status">
                ${this._renderInstead()}${this._renderUnapproved()}
              </div>`
      }
    `;
  }

  private _renderSources() {
    const { approved, menu } = words();
    const sources = [
      ["own", approved.own],
      ["library", approved.library.title],
    ] as const;
    return html`<div class="sources">
      ${segmented("source", menu.approved, sources, this._source, this._onSource)}
    </div>`;
  }

  /** What the Page has and cannot send. */
  private _renderUnapproved() {
    const { unapproved = [] } = this._listed ?? {};
    if (unapproved.length === 0) return nothing;
    return html`<section class="unapproved" aria-label=${words().approved.unapproved}>
      <h3>${words().approved.unapproved}</h3>
      <ul>
        ${unapproved.map(
          (it) =>
            html`<li>
              <span>${humanName(it.name)} · ${languageName(it.language, written.lang)}</span>
              <span class="state ${it.state}">${reviewWords(it)}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** What stands there while there is nothing to fill in. */
  private _renderInstead() {
    const { approved, picture } = words();
    if (this._refusal !== null) {
      const [said, more] = refusalWords(this._refusal);
      return html`${icons.warning}
        <p>${said}</p>
        ${more === null ? nothing : html`<p class="muted">${more}</p>`}
        <button type="button" @click=${this._onAgain}>${picture.again}</button>`;
    }
    if (this._listed === null) return html`<p class="muted">${approved.asking}</p>`;
    return html`<p>${approved.none}</p>
      <p class="muted">${approved.instead}</p>`;
  }

  private _renderChosen(template: UtilityTemplate) {
    const w = words();
    return html`<div class="panes ${this._view}">
        <div class="form" role="group" aria-labelledby="title" @keydown=${this._onKey}>
          ${this._renderChoice(template)}
          ${template.parameters.map((name, index) => this._renderBlank(name, index, template.named === true))}
          ${(template.buttons ?? []).map((it, index) =>
            it.type === "web_url" && it.takes ? this._renderEnd(it.title, it.url, index) : nothing,
          )}
          ${this._renderUnapproved()}
        </div>
        <section class="beside" aria-label=${w.preview}>
          <div class="phone light">
            <div class="screen">${this._renderPreview(template)}</div>
          </div>
        </section>
      </div>
      ${this._renderFoot()}`;
  }

  private _renderChoice(template: UtilityTemplate) {
    const { approved } = words();
    const languages = languagesOf(this._listed?.templates ?? []);
    const all = this.#ofLanguage();
    return html`<p class="hint">${approved.hint}</p>
      ${
        languages.length < 2
          ? nothing
          : html`<div class="field">
              <label for="language">${approved.language}</label>
              <select id="language" @change=${this._onLanguage}>
                ${languages.map(
                  (it) =>
                    html`<option value=${it} ?selected=${it === this._language}>
                      ${languageName(it, written.lang)}
                    </option>`,
                )}
              </select>
            </div>`
      }
      <div class="field">
        <label for="template">${approved.template}</label>
        <select id="template" aria-describedby="more" @change=${this._onTemplate}>
          ${all.map(
            (it, index) =>
              html`<option value=${index} ?selected=${it === template}>${humanName(it.name)}</option>`,
          )}
        </select>
        ${this._listed?.more ? html`<p class="hint" id="more">${approved.more}</p>` : nothing}
      </div>`;
  }

  private _renderBlank(name: string, index: number, isNamed: boolean) {
    const label = labelOf(name, index, isNamed);
    const { parameters } = this._blanks;
    const field = new Field<string>(
      this.#form,
      `parameters[${String(index)}].text`,
      parameters[index] ?? "",
      (next) => {
        this.#now({ ...this._blanks, parameters: changedAt(this._blanks.parameters, index, next) });
      },
    );
    return textField(field, { label, max: WORDS_UNITS_MAX });
  }

  private _renderEnd(title: string, url: string, index: number) {
    const field = new Field<string>(
      this.#form,
      `buttons[${String(index)}].url`,
      this._blanks.urls[index] ?? "",
      (next) => {
        this.#now({ ...this._blanks, urls: changedAt(this._blanks.urls, index, next) });
      },
    );
    return textField(field, { label: words().approved.end(title), hint: url, kind: "url" });
  }

  private _renderPreview(template: UtilityTemplate) {
    const { header, parameters, named, buttons = [] } = template;
    const shown = parameters.map(
      (name, index) => this._blanks.parameters[index] || `[${labelOf(name, index, named === true)}]`,
    );
    const body = bodyOf(template, { ...this._blanks, parameters: shown });
    if (header === undefined && buttons.length === 0) return html`<p class="said" dir="auto">${body}</p>`;
    return html`<div class="box">
      <p class="title" dir="auto">${header ?? body}</p>
      ${header === undefined ? nothing : html`<p class="small" dir="auto">${body}</p>`}
      ${
        buttons.length === 0
          ? nothing
          : html`<ul class="press">
              ${buttons.map(({ title }) => html`<li dir="auto">${title}</li>`)}
            </ul>`
      }
    </div>`;
  }

  private _renderFoot() {
    const { all, shown } = this.#wrong;
    const [first] = shown;
    return html`<footer>
      <div class="line" role="status">
        ${
          first
            ? wrongLine(shown.length, `${this.#placeOf(first)}: ${wordsOf(first)}`, () => {
                this.#lead(first);
              })
            : nothing
        }
      </div>
      ${sendButton(all.length === 0, this._onSend)}
    </footer>`;
  }

  /** The label of the field that a fault is about. */
  #placeOf({ path }: Fault): string {
    const index = Number(/\[(\d+)\]/.exec(path)?.[1] ?? 0);
    const { parameters = [], named, buttons = [] } = this._chosen ?? {};
    return path.startsWith("buttons")
      ? words().approved.end(buttons[index]?.title ?? "")
      : labelOf(parameters[index] ?? "", index, named === true);
  }

  #now(blanks: Blanks): void {
    this._blanks = blanks;
    this.#wrong.changed();
    if (this._chosen) this.changed(filled(this._chosen, blanks));
  }

  #lead({ path }: Fault): void {
    this._view = "edit";
    void this.updateComplete.then(() => this.shadowRoot?.getElementById(idOf(path))?.focus());
  }

  private readonly _onView = (view: "edit" | "preview") => {
    this._view = view;
  };

  private readonly _onSource = (source: "own" | "library") => {
    this._source = source;
  };

  private readonly _onAgain = () => {
    void this.#load();
  };

  private _onLanguage({ currentTarget }: Event) {
    this._language = (currentTarget as HTMLSelectElement).value;
    const { name } = this._chosen ?? {};
    const all = this.#ofLanguage();
    this.#choose(all.find((it) => it.name === name) ?? all[0] ?? null);
  }

  private _onTemplate({ currentTarget }: Event) {
    this.#choose(this.#ofLanguage()[Number((currentTarget as HTMLSelectElement).value)] ?? null);
  }

  private readonly _onKey = (event: KeyboardEvent) => {
    sendsByKey(event, this._onSend);
  };

  private readonly _onSend = () => {
    this.#wrong.tried();
    this.requestUpdate();
    const [first] = this.#wrong.all;
    if (first) this.#lead(first);
    else if (this._chosen) this.send(filled(this._chosen, this._blanks), bodyOf(this._chosen, this._blanks));
  };
}

function labelOf(name: string, index: number, isNamed: boolean): string {
  return isNamed ? humanName(name) : words().approved.blank(index + 1);
}

function changedAt(
  all: readonly string[],
  index: number,
  next: (current: string) => string,
): readonly string[] {
  return all.with(index, next(all[index] ?? ""));
}

define("fb-chat-approved", FbChatApproved);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-approved": FbChatApproved;
  }
}
