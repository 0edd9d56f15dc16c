import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { blanksIn, fillBlanks } from "../../worker/protocol/library/blanks.ts";
import { knownValues } from "../../worker/protocol/library/variables.ts";
import type { SavedTemplate } from "../../worker/protocol/library/saved-template.ts";
import { TEMPLATE_NAME_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { Fault } from "../../worker/protocol/outgoing/faults.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { hasRight } from "../people/rights.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { WordsController } from "../shell/words-controller.ts";
import { boxes } from "../shell/boxes.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { iconButton } from "../shell/icon-button.ts";
import { icons } from "../shell/icons.ts";
import { largeDialogHead } from "../shell/large-dialog.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { desk } from "../state/desk.ts";
import { knows } from "../state/features.ts";
import { selectedThread } from "../state/state.ts";
import { speakHere, words } from "../words/builder-words.ts";
import { written } from "../words/strings.ts";
import { apart } from "../words/tagged.ts";
import { factsOf, forCustomer } from "./for-customer.ts";
import { deleteTemplate, keepTemplate, libraryChanges, templatesOf } from "./deeds.ts";
import "./fb-chat-fill-blanks.ts";
import "./fb-chat-save-template.ts";
import type { FbChatSaveTemplate } from "./fb-chat-save-template.ts";
import { found } from "./found.ts";
import { styles } from "./library.styles.ts";
import { whyNot } from "./why-not.ts";

/** How messages are shown and spoken of, which is the builder's to know. */
export type Shows = {
  preview: (outgoing: Outgoing) => unknown;
  /** In a few words. */
  said: (outgoing: Outgoing) => string;
  kind: (outgoing: Outgoing) => string;
  fault: (fault: Fault, outgoing: Outgoing) => string;
  /** Whether it can be opened and changed. */
  canEdit: (outgoing: Outgoing) => boolean;
};

/** What becomes of one: it is sent as it is now, or changed. */
export type Chosen =
  | { deed: "use"; outgoing: Outgoing; hadBlanks: boolean }
  /** Its message, or what it is found by and for whom it is, is changed. */
  | { deed: "edit" | "keep"; template: SavedTemplate };

/**
 * The templates that this agent may use, to be found by their words, each with how the customer will see it. In the box
 * to search in, the arrows choose, and Enter leads to what can be done with the one that is chosen.
 *
 * @element fb-chat-templates
 */
export class FbChatTemplates extends LitElement {
  static override get properties() {
    return {
      _all: { state: true },
      _isLost: { state: true },
      _query: { state: true },
      _chosen: { state: true },
      _step: { state: true },
      _problem: { state: true },
      _isKeeping: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, largeDialogHead, styles];

  shows!: Shows;
  choose: (chosen: Chosen) => void = () => {};
  close: () => void = () => {};
  /** The one that is shown first, by its id; null: none. */
  first: string | null = null;
  /** What stands in the box, and can be kept as it is. */
  written = "";

  private readonly _seat = new SeatController(this);
  private readonly _session = this._seat.slice(({ session }) => session);
  private readonly _changes = this._seat.slice(libraryChanges.of);
  /** The Worker keeps shortcuts, teams and languages. */
  private readonly _knowsMore = this._seat.slice((state) => knows(state, "canned"));

  private _all: readonly SavedTemplate[] | null = null;
  private _isLost = false;
  private _query = "";
  private _chosen: string | null = null;
  /** `detail`: where there is room for one alone, it is the chosen one that is seen. */
  private _step: "list" | "detail" | "blanks" | "delete" = "list";
  private _problem = "";
  /** It is asked under which name the words of the box are kept. */
  private _isKeeping = false;
  #asked = -1;
  #hasBegun = false;

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#asked !== this._changes.value) void this.#load();
  }

  /** The search has the focus as soon as there is something to search in. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#hasBegun) return;
    const input = find<HTMLInputElement>(this, "input");
    this.#hasBegun = input !== null;
    input?.focus();
  }

  async #load(): Promise<void> {
    const asked = (this.#asked = this._changes.value);
    const all = await templatesOf(this._seat.tools);
    // What was asked for since is newer.
    if (asked !== this.#asked) return;
    this._isLost = all === null;
    if (this._all === null && all?.some(({ template }) => template === this.first)) {
      this._chosen = this.first;
      this._step = "detail";
      void this.#focus("#use");
    }
    this._all = all ?? this._all;
    if (this._step !== "list" && this.#one === null) this._step = "list";
  }

  get #found(): SavedTemplate[] {
    const { said, kind } = this.shows;
    return found(
      this._all ?? [],
      this._query,
      written.lang,
      ({ outgoing }) => `${said(outgoing)} ${kind(outgoing)}`,
    );
  }

  get #one(): SavedTemplate | null {
    const shown = this.#found;
    return shown.find(({ template }) => template === this._chosen) ?? shown[0] ?? null;
  }

  /** In the customer's language, where it has that. */
  #messageOf(one: SavedTemplate): { outgoing: Outgoing; language?: string } {
    const open = this._seat.peek(selectedThread)?.conversation;
    return open === undefined ? one : this._seat.peek((state) => forCustomer(one, state, open));
  }

  #whoseOf({ scope, team }: SavedTemplate): string {
    const w = words().library;
    if (scope !== "team") return scope === "mine" ? w.mine : w.desk;
    const teams = this._seat.peek((state) => desk.of(state)?.routing?.teams ?? []);
    return teams.find(({ id }) => id === team)?.name ?? w.goneTeam;
  }

  protected override render() {
    const w = words();
    return html`
      <header>
        <h2>${w.library.title}</h2>
        ${
          isBlank(this.written)
            ? nothing
            : html`<button
                type="button"
                id="keep"
                class="quiet"
                aria-expanded=${this._isKeeping ? "true" : "false"}
                @click=${this._onKeep}
              >
                ${w.library.saveWords}
              </button>`
        }
        ${iconButton({ label: w.close, icon: actionIcons.clear, onPress: this.close })}
      </header>
      ${this._all === null || this._all.length === 0 ? this._renderNone() : this._renderPanes()}
      <fb-chat-save-template
        .isOpen=${this._isKeeping}
        .outgoing=${() => ({ kind: "text", text: this.written }) as const}
        .closed=${this._onKept}
      ></fb-chat-save-template>
    `;
  }

  private _onKeep() {
    this._isKeeping = !this._isKeeping;
    if (this._isKeeping)
      void this.updateComplete.then(() => find<FbChatSaveTemplate>(this, "fb-chat-save-template")?.begin());
  }

  private readonly _onKept = () => {
    this._isKeeping = false;
    void this.#focus("#keep");
  };

  private _renderNone() {
    const w = words();
    if (this._isLost)
      return html`<div class="nothing" role="alert">
        <p>${w.library.lost}</p>
        <button type="button" @click=${() => void this.#load()}>${w.picture.again}</button>
      </div>`;
    if (this._all === null) return html`<div aria-busy="true"></div>`;
    return html`<div class="nothing" role="status">
      <p>${w.library.none}</p>
      <p class="muted">${w.library.noneHint}</p>
    </div>`;
  }

  private _renderPanes() {
    const w = words().library;
    const shown = this.#found;
    const one = this.#one;
    const at = shown.findIndex((it) => it === one);
    return html`<div class="panes ${this._step === "list" ? "list" : "detail"}">
      <div class="all">
        <div class="search">
          ${actionIcons.search}
          <input
            role="combobox"
            aria-label=${w.search}
            placeholder=${w.search}
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls="all"
            aria-activedescendant=${one ? `at-${at}` : nothing}
            autocomplete="off"
            .value=${this._query}
            @input=${this._onSearch}
            @keydown=${this._onKey}
          />
        </div>
        <div role="listbox" id="all" aria-label=${w.title} @click=${this._onPress} @keydown=${this._onKey}>
          ${shown.map((it, index) => this._renderOption(it, index, it === one))}
        </div>
        ${shown.length === 0 ? html`<p class="nothing">${w.notFound}</p>` : nothing}
        <p class="sr-only" role="status">${w.count(shown.length)}</p>
      </div>
      ${one === null ? nothing : this._step === "blanks" ? this._renderBlanks(one) : this._renderOne(one)}
    </div>`;
  }

  private _renderOption(it: SavedTemplate, index: number, isChosen: boolean) {
    const w = words().library;
    const said = this.shows.said(it.outgoing).replace(/\s+/g, " ");
    return html`<div role="option" id="at-${index}" aria-selected=${isChosen ? "true" : "false"}>
      <span class="name" dir="auto">${it.name}</span>
      <span class="whose ${it.faults ? "bad" : ""}">${it.faults ? w.faultyShort : this.#whoseOf(it)}</span>
      <span class="says" dir="auto">${said === "" ? this.shows.kind(it.outgoing) : said}</span>
    </div>`;
  }

  private _renderOne(one: SavedTemplate) {
    const w = words().library;
    const { faults, by, name } = one;
    const { outgoing } = this.#messageOf(one);
    const { kind, preview, fault } = this.shows;
    const isOwn = by.sub === this._session.value?.me.sub;
    const shortcut = one.shortcut === undefined ? [] : [`/${one.shortcut}`];
    const about = [kind(outgoing), this.#whoseOf(one), ...shortcut, ...(isOwn ? [] : [w.by(apart(by.name))])];
    return html`<section class="one" aria-label=${name}>
      <div class="head">
        <div class="back">${iconButton({ label: w.back, icon: icons.back, onPress: this._onBack })}</div>
        <h3 dir="auto">${name}</h3>
      </div>
      <p class="about">${about.join(" · ")}</p>
      <div class="shown" tabindex="0" role="group" aria-label=${words().preview}>${preview(outgoing)}</div>
      ${
        faults
          ? html`<div class="wrong" id="wrong">
              ${w.faulty}
              <ul>
                ${faults.map((it) => html`<li>${fault(it, outgoing)}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      <p class="wrong" role="alert" ?hidden=${this._problem === ""}>${this._problem}</p>
      ${this._step === "delete" ? this._renderSure(one) : this._renderDeeds(one)}
    </section>`;
  }

  private _renderDeeds(one: SavedTemplate) {
    const w = words();
    const { faults, scope } = one;
    const { outgoing } = this.#messageOf(one);
    const hasBlanks = blanksIn(outgoing).length > 0;
    const mayChange = scope === "mine" || hasRight(this._session.value, "configure_desk");
    return html`<div class="deeds">
      ${
        mayChange
          ? html`<button type="button" class="quiet" id="delete" @click=${this._onDelete}>
              ${w.library.remove}
            </button>`
          : nothing
      }
      <span class="apart"></span>
      ${
        mayChange && this._knowsMore.value
          ? html`<button
              type="button"
              class="quiet"
              @click=${() => {
                this.choose({ deed: "keep", template: one });
              }}
            >
              ${w.library.more}
            </button>`
          : nothing
      }
      <button type="button" class="quiet" @click=${() => void this.#duplicate(one)}>${w.library.copy}</button>
      ${
        mayChange && this.shows.canEdit(one.outgoing)
          ? html`<button
              type="button"
              @click=${() => {
                this.choose({ deed: "edit", template: one });
              }}
            >
              ${w.edit}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="primary"
        id="use"
        aria-disabled=${faults ? "true" : "false"}
        aria-describedby=${faults ? "wrong" : nothing}
        @click=${this._onUse}
      >
        ${hasBlanks ? w.library.fillIn : html`${actionIcons.send}${w.send}`}
      </button>
    </div>`;
  }

  private _renderSure(one: SavedTemplate) {
    const w = words().library;
    return html`<div class="deeds">
      <span class="sure" role="alert">${w.sure(apart(one.name))}</span>
      <button type="button" id="stay" @click=${this._onStay}>${w.stay}</button>
      <button type="button" class="danger" @click=${() => void this.#delete(one)}>${w.remove}</button>
    </div>`;
  }

  private _renderBlanks(one: SavedTemplate) {
    const { outgoing, language } = this.#messageOf(one);
    const blanks = blanksIn(outgoing);
    const open = this._seat.peek(selectedThread)?.conversation;
    const facts =
      open === undefined
        ? null
        : this._seat.peek((state) => factsOf(state, open, this._seat.now(), language));
    return html`<fb-chat-fill-blanks
      class="one"
      .name=${one.name}
      .blanks=${blanks}
      .preview=${(values: ReadonlyMap<string, string>) => this.shows.preview(fillBlanks(outgoing, values))}
      .known=${facts === null ? new Map<string, string>() : knownValues(blanks, facts)}
      .filled=${(values: ReadonlyMap<string, string>) => {
        this.choose({ deed: "use", outgoing: fillBlanks(outgoing, values), hadBlanks: true });
      }}
      .back=${this._onBackToOne}
    ></fb-chat-fill-blanks>`;
  }

  private _choose({ template }: SavedTemplate, step: "list" | "detail"): void {
    this._chosen = template;
    this._problem = "";
    this._step = step;
    // Where there is room for one alone, what was pressed is gone.
    if (step === "detail") void this.#focus("#use");
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    find<HTMLElement>(this, selector)?.focus();
  }

  private _onSearch(event: Event) {
    this._query = (event.currentTarget as HTMLInputElement).value;
    this._chosen = null;
    this._problem = "";
    this._step = "list";
  }

  private _onPress(event: Event) {
    const [, at] = /^at-(\d+)$/.exec((event.target as HTMLElement).closest("[role=option]")?.id ?? "") ?? [];
    const one = at === undefined ? undefined : this.#found[Number(at)];
    if (one) this._choose(one, "detail");
  }

  private _onKey(event: KeyboardEvent) {
    if (event.isComposing) return;
    const shown = this.#found;
    const one = this.#one;
    const at = shown.findIndex((it) => it === one);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined && shown.length > 0) {
      this._choose(shown.at(to % shown.length)!, "list");
      void this.updateComplete.then(() =>
        find(this, "[aria-selected=true]")?.scrollIntoView({ block: "nearest" }),
      );
    } else if (event.key === "Enter" && one) this._choose(one, "detail");
    else return;
    event.preventDefault();
  }

  private readonly _onBack = () => {
    this._step = "list";
    void this.#focus("input");
  };

  private readonly _onBackToOne = () => {
    this._step = "detail";
    void this.#focus("#use");
  };

  private _onUse() {
    const one = this.#one;
    if (one === null || one.faults) return;
    const { outgoing } = this.#messageOf(one);
    if (blanksIn(outgoing).length > 0) this._step = "blanks";
    else this.choose({ deed: "use", outgoing, hadBlanks: false });
    this._chosen = one.template;
  }

  private _onDelete() {
    this._chosen = this.#one?.template ?? null;
    this._step = "delete";
    void this.#focus("#stay");
  }

  private _onStay() {
    this._step = "detail";
    void this.#focus("#delete");
  }

  async #duplicate({ name, outgoing, language, others }: SavedTemplate): Promise<void> {
    const copy = words().library.copyOf(name);
    const refusal = await keepTemplate(this._seat.tools, {
      template: null,
      name: copy.length > TEMPLATE_NAME_UNITS_MAX ? name : copy,
      scope: "mine",
      outgoing,
      ...(language === undefined ? {} : { language }),
      ...(others === undefined ? {} : { others }),
    });
    this._problem = refusal === null ? "" : whyNot(refusal);
    if (refusal === null) await this.#load();
  }

  async #delete({ template }: SavedTemplate): Promise<void> {
    const refusal = await deleteTemplate(this._seat.tools, template);
    this._problem = refusal === null ? "" : whyNot(refusal);
    if (refusal !== null) return;
    this._all = (this._all ?? []).filter((it) => it.template !== template);
    this._chosen = null;
    this._onBack();
    if (this._all.length === 0) find<HTMLElement>(this, "header button")?.focus();
  }
}

define("fb-chat-templates", FbChatTemplates);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-templates": FbChatTemplates;
  }
}
