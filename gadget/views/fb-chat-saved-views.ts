import { html, LitElement, nothing } from "lit";
import { VIEW_NAME_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { SavedView } from "../../worker/protocol/saved-views/saved-view.ts";
import { menu } from "../late/deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { hasRight } from "../people/rights.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { boxes } from "../shell/boxes.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { iconButton } from "../shell/icon-button.ts";
import type * as Menu from "../shell/menu.ts";
import type { MenuEntries } from "../shell/menu.ts";
import { largeDialogHead } from "../shell/large-dialog.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { desk } from "../state/desk.ts";
import { deleteView, keepView, moveView, narrow, showSaved, viewChanges, viewsOf } from "./deeds.ts";
import { styles } from "./fb-chat-saved-views.styles.ts";
import { filterChoices } from "./filter-choices.ts";
import { countText, isShown, keyOf, scopeOf } from "./kept.ts";
import { knownOf } from "./known.ts";
import { speakHere, words } from "./words.ts";

/** What is done with a view. */
type Deed = "update" | "rename" | "up" | "down" | "delete";

/** What is being written: a view that is to be kept (`of`: in place of that one), or that one is to be deleted. */
type Asked =
  { kind: "keep"; of: SavedView | null; name: string; scope: string } | { kind: "delete"; of: SavedView };

/**
 * The views that are kept, each with how much it holds, and what the list is narrowed to; keeps what is shown under a name.
 *
 * Keys: arrows go through the views, Enter opens one.
 *
 * @element fb-chat-saved-views
 */
export class FbChatSavedViews extends LitElement {
  static override get properties() {
    return {
      _views: { state: true },
      _isLost: { state: true },
      _asked: { state: true },
      _problem: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, largeDialogHead, styles];

  close: () => void = () => {};

  private readonly _seat = new SeatController(this);
  readonly #menu: LateDeed<typeof Menu> = new LateDeed(this, menu);
  private readonly _list = this._seat.slice(({ list }) => list);
  private readonly _session = this._seat.slice(({ session }) => session);
  private readonly _changes = this._seat.slice(viewChanges.of);
  private readonly _desk = this._seat.slice(desk.of);

  private _views: readonly SavedView[] | null = null;
  private _isLost = false;
  private _asked: Asked | null = null;
  private _problem = "";
  #known = -1;
  #asks = 0;

  constructor() {
    super();
    new WordsController(this, speakHere);
    this._seat.slice(({ agents }) => agents);
    this._seat.slice(({ pages }) => pages);
  }

  protected override willUpdate(): void {
    if (this.#known === this._changes.value) return;
    this.#known = this._changes.value;
    void this.#load();
  }

  async #load(): Promise<void> {
    const asked = ++this.#asks;
    const views = await viewsOf(this._seat.tools);
    if (asked !== this.#asks) return;
    this._isLost = views === null;
    this._views = views ?? this._views;
  }

  protected override render() {
    const w = words();
    const { filter = {}, view } = this._list.value;
    const known = knownOf(this._seat.tools.store.state);
    return html`
      <header>
        <h2>${w.title}</h2>
        ${iconButton({ label: w.close, icon: actionIcons.clear, onPress: this.close })}
      </header>
      <div class="body">
        <h3>${w.saved}</h3>
        ${this._renderViews()}
        <p class="told problem" role="alert">${this._problem}</p>
        ${this._renderAsked()}
        <h3>${w.filters}</h3>
        ${filterChoices(filter, view, known, (next) => {
          narrow(this._seat.tools, next);
        })}
        <div class="buttons">
          ${this._canKeep && this._asked === null ? html`<button class="save" @click=${this._onKeep}>${w.save}</button>` : nothing}
          ${
            Object.keys(filter).length === 0
              ? nothing
              : html`<button class="quiet" @click=${this._onClear}>${w.clear}</button>`
          }
        </div>
      </div>
    `;
  }

  private _renderViews() {
    const w = words();
    if (this._isLost)
      return html`<p class="told problem" role="status">${w.failed}</p>
        <button @click=${this._onAgain}>${w.again}</button>`;
    if (this._views === null) return html`<p class="told" role="status">${w.loading}</p>`;
    if (this._views.length === 0) return html`<p class="told">${w.empty}</p>`;
    const groups = Map.groupBy(this._views, ({ scope }) => keyOf(scope));
    return html`<div @keydown=${this._onRowKey}>
      ${[...groups].map(
        ([key, views]) =>
          html`<h4 id=${`of-${key}`}><bdi>${this._scopeName(key)}</bdi></h4>
            <ul aria-labelledby=${`of-${key}`}>
              ${views.map((view) => this._renderView(view))}
            </ul>`,
      )}
    </div>`;
  }

  private _renderView(view: SavedView) {
    const { name, count } = view;
    return html`<li>
      <button
        class="row"
        data-row
        aria-current=${isShown(view, this._list.value) ? "true" : "false"}
        @click=${() => {
          showSaved(this._seat.tools, view);
          this.close();
        }}
      >
        <span class="name"><bdi>${name}</bdi></span>
        ${count === undefined ? nothing : html`<span class="count" dir="ltr">${countText(count)}</span>`}
      </button>
      ${
        this._mayChange(view)
          ? iconButton({
              label: words().more(name),
              icon: actionIcons.more,
              opens: "menu",
              onPress: (event) => {
                const button = event.currentTarget as HTMLElement;
                void this.#menu.do(({ openMenu }) => this._onMore(openMenu, button, view));
              },
            })
          : nothing
      }
    </li>`;
  }

  private _renderAsked() {
    const w = words();
    const asked = this._asked;
    if (asked === null) return nothing;
    if (asked.kind === "delete")
      return html`<div class="keep" role="group" aria-label=${w.sure(asked.of.name)}>
        <span dir="auto">${w.sure(asked.of.name)}</span>
        <div class="buttons">
          <button class="danger" @click=${() => void this._onDelete(asked.of)}>${w.doDelete}</button>
          <button class="quiet" @click=${this._onCancel}>${w.cancel}</button>
        </div>
      </div>`;
    return html`<form class="keep" @submit=${this._onSubmit}>
      <label class="choice"
        ><span>${w.name}</span
        ><input
          name="name"
          dir="auto"
          autocomplete="off"
          maxlength=${VIEW_NAME_UNITS_MAX}
          .value=${asked.name}
          @input=${(event: Event) => {
            this.#change({ name: (event.target as HTMLInputElement).value });
          }}
      /></label>
      ${
        this._mayShare
          ? html`<label class="choice"
              ><span>${w.whose}</span
              ><select
                name="scope"
                @change=${(event: Event) => {
                  this.#change({ scope: (event.target as HTMLSelectElement).value });
                }}
              >
                ${["mine", ...this._teams.map(({ id }) => `team-${id}`), "desk"].map(
                  (key) =>
                    html`<option value=${key} .selected=${key === asked.scope}>
                      ${this._scopeName(key)}
                    </option>`,
                )}
              </select></label
            >`
          : nothing
      }
      <div class="buttons">
        <button class="primary" aria-disabled=${isBlank(asked.name) ? "true" : "false"}>${w.doSave}</button>
        <button type="button" class="quiet" @click=${this._onCancel}>${w.cancel}</button>
      </div>
    </form>`;
  }

  #change(change: { name?: string; scope?: string }): void {
    if (this._asked?.kind === "keep") this._asked = { ...this._asked, ...change };
  }

  private get _teams() {
    return this._desk.value?.routing?.teams ?? [];
  }

  private get _mayShare(): boolean {
    return hasRight(this._session.value, "supervise");
  }

  private get _canKeep(): boolean {
    return hasRight(this._session.value, "answer");
  }

  private _mayChange({ scope }: SavedView): boolean {
    return scope === "mine" ? this._canKeep : this._mayShare;
  }

  private _scopeName(key: string): string {
    const w = words();
    if (key === "mine" || key === "desk") return w[key];
    const id = key.slice("team-".length);
    return this._teams.find((it) => it.id === id)?.name ?? id;
  }

  private async _onMore(openMenu: typeof Menu.openMenu, button: HTMLElement, view: SavedView) {
    const w = words();
    const group = (this._views ?? []).filter(({ scope }) => keyOf(scope) === keyOf(view.scope));
    const at = group.findIndex(({ saved }) => saved === view.saved);
    const items: MenuEntries<Deed> = [
      ...(isShown(view, this._list.value) ? [] : [{ label: w.update, choice: "update" as const }]),
      { label: w.rename, choice: "rename" },
      ...(at > 0 ? [{ label: w.up, choice: "up" as const }] : []),
      ...(at < group.length - 1 ? [{ label: w.down, choice: "down" as const }] : []),
      { label: w.remove, choice: "delete", isGrave: true },
    ];
    const chosen = await openMenu(button, w.more(view.name), items);
    this._problem = "";
    if (chosen === "update") await this.#keep(view, { ...this.#shown(), name: view.name, scope: view.scope });
    if (chosen === "rename")
      this.#ask({ kind: "keep", of: view, name: view.name, scope: keyOf(view.scope) }, "input[name=name]");
    if (chosen === "delete") this.#ask({ kind: "delete", of: view }, ".keep button");
    if (chosen === "up") this.#tell(await moveView(this._seat.tools, view.saved, group[at - 1]!.saved));
    if (chosen === "down")
      this.#tell(await moveView(this._seat.tools, view.saved, group[at + 2]?.saved ?? null));
  }

  /** What the list shows now. */
  #shown() {
    const { view, sort, filter = {} } = this._list.value;
    return { view, sort, filter };
  }

  #ask(asked: Asked, focus: string): void {
    this._asked = asked;
    this._problem = "";
    void this.updateComplete.then(() => find<HTMLElement>(this, focus)?.focus());
  }

  async #keep(of: SavedView | null, what: Pick<SavedView, "name" | "scope" | "view" | "sort" | "filter">) {
    const { saved, changedAt: base } = of ?? { saved: this._seat.tools.platform.uuid(), changedAt: null };
    const isKept = this.#tell(await keepView(this._seat.tools, { saved, base, ...what }));
    void this.#load();
    return isKept;
  }

  /** Says what became of it; true: it was done. */
  #tell(refusal: Awaited<ReturnType<typeof keepView>>): boolean {
    const w = words();
    if (refusal === null) return true;
    const said: Partial<Record<string, string>> = {
      changed_view: w.changed,
      not_found: w.gone,
      not_kept: "path" in refusal && refusal.path === "name" ? w.nameTaken : w.full,
    };
    this._problem = said[refusal.code] ?? w.refused;
    return false;
  }

  private async _onSubmit(event: Event) {
    event.preventDefault();
    const asked = this._asked;
    if (asked?.kind !== "keep" || isBlank(asked.name)) return;
    const { of } = asked;
    const list = of === null ? this.#shown() : { view: of.view, sort: of.sort, filter: of.filter };
    if (await this.#keep(of, { ...list, name: asked.name.trim(), scope: scopeOf(asked.scope) })) this.#done();
  }

  private async _onDelete({ saved }: SavedView) {
    if (this.#tell(await deleteView(this._seat.tools, saved))) this.#done();
    void this.#load();
  }

  /** What was asked is gone; where the focus was there is nothing. */
  #done(): void {
    this._asked = null;
    this._problem = "";
    void this.updateComplete.then(() => find<HTMLElement>(this, ".save")?.focus());
  }

  private _onCancel() {
    this.#done();
  }

  private _onKeep() {
    this.#ask({ kind: "keep", of: null, name: "", scope: "mine" }, "input[name=name]");
  }

  private _onClear() {
    narrow(this._seat.tools, {});
    void this.updateComplete.then(() => find<HTMLElement>(this, ".save")?.focus());
  }

  private _onAgain() {
    this._isLost = false;
    this._views = null;
    void this.#load();
  }

  private _onRowKey(event: KeyboardEvent) {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("[data-row]")];
    const at = rows.indexOf(event.target as HTMLElement);
    if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[to]?.focus();
  }
}

define("fb-chat-saved-views", FbChatSavedViews);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-saved-views": FbChatSavedViews;
  }
}
