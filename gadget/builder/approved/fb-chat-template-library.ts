import { html, LitElement, nothing } from "lit";
import type { CommandOf } from "../../../worker/protocol/commands.ts";
import type {
  TemplateLink,
  TemplateReview,
  UtilityButton,
  UtilityTemplate,
} from "../../../worker/protocol/library/utility-template.ts";
import { LIBRARY_WORDS_UNITS_MAX } from "../../../worker/protocol/limits.ts";
import { languageName } from "../../platform/language-name.ts";
import { boxes } from "../../shell/boxes.styles.ts";
import { WordsController } from "../../shell/words-controller.ts";
import { controls } from "../../shell/controls.styles.ts";
import { define } from "../../shell/define.ts";
import { icons } from "../../shell/icons.ts";
import { SeatController } from "../../shell/seat-controller.ts";
import { shared } from "../../shell/shared.styles.ts";
import type { CommandAnswer, CommandRefusal } from "../../wire/commands.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { written } from "../../words/strings.ts";
import { approvedStyles } from "./fb-chat-approved.styles.ts";
import { libraryStyles } from "./fb-chat-template-library.styles.ts";
import { humanName, languagesOf } from "./languages.ts";
import { refusalWords, reviewWords } from "./review-words.ts";

type Query = Pick<CommandOf<"page.utilityLibrary">, "language" | "words">;
type Order = Pick<CommandOf<"page.addUtilityTemplate">, "name" | "language" | "links">;

/** What is asked of the Worker of Meta's own templates; `add` null: this agent may not. */
export type LibraryTools = {
  ask: (query: Query) => Promise<CommandAnswer<"page.utilityLibrary">>;
  add: ((order: Order) => Promise<CommandAnswer<"page.addUtilityTemplate">>) | null;
};

/** A search leaves when nobody types for so long. */
const PAUSE_MS = 300;

/**
 * Meta's own messages, by language and words, each as it will look; whoever may asks Meta to approve one for the Page.
 *
 * @element fb-chat-template-library
 */
export class FbChatTemplateLibrary extends LitElement {
  static override get properties() {
    return {
      owned: { attribute: false },
      _all: { state: true },
      _more: { state: true },
      _languages: { state: true },
      _language: { state: true },
      _refusal: { state: true },
      _open: { state: true },
      _urls: { state: true },
      _busy: { state: true },
      _problem: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, approvedStyles, libraryStyles];

  tools: LibraryTools | null = null;
  /** What the Page has already, by keyOf(). */
  owned: ReadonlyMap<string, TemplateReview> = new Map();
  /** Meta was asked for one, and said this. */
  added: (template: UtilityTemplate, review: TemplateReview) => void = () => {};

  private readonly _seat = new SeatController(this);
  private _all: readonly UtilityTemplate[] | null = null;
  private _more = false;
  private _languages: readonly string[] = [];
  private _language = "";
  private _refusal: CommandRefusal | null = null;
  /** The one whose links are written. */
  private _open: UtilityTemplate | null = null;
  private _urls: readonly string[] = [];
  private _busy = false;
  private _problem = "";
  #words = "";
  #asked = 0;
  #stopWaiting = () => {};

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this._all === null) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked;
    this._refusal = null;
    const answer = await this.tools?.ask({
      ...(this._language === "" ? {} : { language: this._language }),
      ...(this.#words === "" ? {} : { words: this.#words }),
    });
    if (!answer || asked !== this.#asked) return;
    if (!answer.ok) {
      this._refusal = answer.refusal;
      return;
    }
    const { templates, more } = answer.result;
    this._languages = [...new Set([...this._languages, ...languagesOf(templates)])];
    this._all = templates;
    this._more = more;
  }

  protected override render() {
    const { library } = words().approved;
    return html`<div class="tools">
        <input
          type="search"
          autocomplete="off"
          maxlength=${LIBRARY_WORDS_UNITS_MAX}
          placeholder=${library.search}
          aria-label=${library.search}
          @input=${this._onSearch}
        />
        <select aria-label=${words().approved.language} @change=${this._onLanguage}>
          <option value="">${library.everyLanguage}</option>
          ${this._languages.map(
            (it) =>
              html`<option value=${it} ?selected=${it === this._language}>
                ${languageName(it, written.lang)}
              </option>`,
          )}
        </select>
      </div>
      ${this._renderAll()}`;
  }

  private _renderAll() {
    const { approved, picture } = words();
    if (this._refusal !== null) {
      const [said, more] = refusalWords(this._refusal);
      return html`<div class="instead" role="alert">
        ${icons.warning}
        <p>${said}</p>
        ${more === null ? nothing : html`<p class="muted">${more}</p>`}
        <button type="button" @click=${this._onAgain}>${picture.again}</button>
      </div>`;
    }
    if (this._all === null)
      return html`<div class="instead" role="status"><p class="muted">${approved.asking}</p></div>`;
    if (this._all.length === 0)
      return html`<div class="instead" role="status"><p>${approved.library.none}</p></div>`;
    return html`<div class="all" tabindex="-1">
      <p class="hint">${this.tools?.add ? approved.library.hint : approved.library.mayNot}</p>
      <ul>
        ${this._all.map((it) => this._renderOne(it))}
      </ul>
      ${this._more ? html`<p class="hint">${approved.library.more}</p>` : nothing}
    </div>`;
  }

  private _renderOne(it: UtilityTemplate) {
    const { header, body, buttons = [] } = it;
    return html`<li>
      <div class="head">
        <h3>${humanName(it.name)}</h3>
        <span class="muted">${languageName(it.language, written.lang)}</span>
      </div>
      <div class="box">
        ${header === undefined ? nothing : html`<p class="title" dir="auto">${header}</p>`}
        <p class="small" dir="auto">${body}</p>
        ${buttons.map(({ title }) => html`<span class="press" dir="auto">${title}</span>`)}
      </div>
      ${this._renderDeed(it)}
    </li>`;
  }

  private _renderDeed(it: UtilityTemplate) {
    const { library } = words().approved;
    const owned = this.owned.get(keyOf(it));
    if (owned) return html`<p class="state ${owned.state}" role="status">${reviewWords(owned)}</p>`;
    if (!this.tools?.add) return nothing;
    const isOpen = this._open === it;
    return html`${isOpen ? this._renderLinks(it) : nothing}
      ${isOpen && this._problem !== "" ? html`<p class="wrong" role="alert">${this._problem}</p>` : nothing}
      <button
        type="button"
        class=${isOpen ? "primary" : ""}
        aria-label="${library.add}: ${humanName(it.name)}"
        ?disabled=${isOpen && this._busy}
        @click=${() => {
          this._onAdd(it);
        }}
      >
        ${isOpen && this._busy ? library.adding : library.add}
      </button>`;
  }

  private _renderLinks(it: UtilityTemplate) {
    const { library } = words().approved;
    return linksOf(it).map(
      ({ title, url }, index) =>
        html`<label class="link">
          <span>${library.link(title)}</span>
          <input
            type="text"
            inputmode="url"
            dir="ltr"
            placeholder=${url.replace(/\{\{.*$/, "")}
            .value=${this._urls[index] ?? ""}
            @input=${(event: Event) => {
              this._urls = this._urls.with(index, (event.currentTarget as HTMLInputElement).value);
            }}
          />
        </label>`,
    );
  }

  private _onAdd(it: UtilityTemplate): void {
    const links = linksOf(it);
    if (this._open !== it) {
      this._open = it;
      this._problem = "";
      this._urls = links.map(() => "");
      if (links.length > 0) {
        void this.updateComplete.then(() =>
          this.shadowRoot?.querySelector<HTMLElement>(".link input")?.focus(),
        );
        return;
      }
    }
    const urls = this._urls.map((url) => url.trim());
    if (urls.some((url) => !/^https:\/\/[^\s{}]+$/.test(url)))
      this._problem = words().fault("not_https", undefined);
    else
      void this.#add(
        it,
        links.map((link, index) => ({ ...link, url: urls[index] ?? "" })),
      );
  }

  async #add(it: UtilityTemplate, links: readonly TemplateLink[]): Promise<void> {
    const add = this.tools?.add;
    if (!add || this._busy) return;
    this._busy = true;
    this._problem = "";
    const { name, language } = it;
    const answer = await add({ name, language, ...(links.length === 0 ? {} : { links: [...links] }) });
    this._busy = false;
    if (!answer.ok) {
      this._problem = refusalWords(answer.refusal)[0];
      return;
    }
    this._open = null;
    this.added(it, answer.result);
  }

  private readonly _onAgain = () => {
    void this.#load();
  };

  private _onSearch({ currentTarget }: Event): void {
    this.#words = (currentTarget as HTMLInputElement).value.trim();
    this.#stopWaiting();
    this.#stopWaiting = this._seat.tools.platform.after(PAUSE_MS, this._onAgain);
  }

  private _onLanguage({ currentTarget }: Event): void {
    this._language = (currentTarget as HTMLSelectElement).value;
    void this.#load();
  }
}

/** Meta has one of a name in a language. */
export function keyOf({ name, language }: Pick<UtilityTemplate, "name" | "language">): string {
  return `${language} ${name}`;
}

function linksOf({ buttons = [] }: UtilityTemplate): TemplateLink[] {
  const isLink = (it: UtilityButton) => it.type === "web_url";
  return buttons.filter(isLink).map(({ title, url, takes }) => ({ title, url, ...(takes ? { takes } : {}) }));
}

define("fb-chat-template-library", FbChatTemplateLibrary);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-template-library": FbChatTemplateLibrary;
  }
}
