import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import type { ApiKeyEntry } from "../../../worker/protocol/api/key.ts";
import { RESOURCES, SCOPES, type Scope } from "../../../worker/protocol/api/scopes.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-copy.ts";
import { choiceField, deskField, focusField, textField } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import { emptyWords, fault, lossOf, lostOnce } from "../shell/parts.ts";
import { w } from "../words/words.ts";
import { keysStyles } from "./keys.styles.ts";
import { keyWords } from "./words/words.ts";

const DAY_MS = 24 * 60 * 60_000;
const ENDS = ["never", "30", "90", "365"] as const;
type End = (typeof ENDS)[number];
const ALL_RESOURCES = Object.keys(RESOURCES) as (keyof typeof RESOURCES)[];

/** Keys by which programs are let in: made, told once, listed with their last use, and revoked. */
export class FbChatAdminKeys extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _desk: { state: true },
      _name: { state: true },
      _scopes: { state: true },
      _end: { state: true },
      _isTried: { state: true },
      _keys: { state: true },
      _made: { state: true },
      _revoked: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, keysStyles];

  protected override readonly reads = ["desks"] as const;
  private _desk = "";
  private _name = "";
  private _scopes: ReadonlySet<Scope> = new Set();
  private _end: End = "never";
  private _isTried = false;
  private _keys: readonly ApiKeyEntry[] | null = null;
  private _made: { name: string; key: string | null } | null = null;
  /** What is to be revoked, as soon as it is said again. */
  private _revoked: ApiKeyEntry | null = null;
  #asked: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const desk = this.#shownDesk();
    if (desk !== null && desk !== this.#asked) void this.#load(desk);
  }

  protected override render() {
    const words = keyWords();
    return html`<div class="screen">
      <h1>${words.title}</h1>
      <p class="muted">
        ${words.what} <a href="${this.admin.server}/api" target="_blank" rel="noopener">${words.reference}</a>
      </p>
      ${deskField(this.admin.get("desks").value?.desks ?? [], this.#shownDesk() ?? "", (desk) => {
        Object.assign(this, { _desk: desk, _keys: null, _made: null });
      })}
      ${lostOnce([
        lossOf(this.admin, "desks"),
        { refusal: this.#lost, onAgain: () => void this.#load(this.#shownDesk()) },
      ])}
      ${this._renderKeys()} ${this._made === null ? nothing : this._renderMade(this._made)}
      ${this._renderForm()}
      ${askFirst({
        isOpen: this._revoked !== null,
        title: words.revokeAsk(this._revoked?.name ?? ""),
        what: words.revokeWhat,
        press: words.revoke,
        name: "revoke",
        doing: this.doing,
        onPress: () => void this.#revoke(),
        onClose: () => (this._revoked = null),
      })}
    </div>`;
  }

  private _renderKeys() {
    const isLost = this.#lost !== null;
    if (this._keys === null)
      return isLost || this.admin.get("desks").refusal !== null
        ? nothing
        : html`<p class="loading" role="status">${w.loading}</p>`;
    const before = isLost ? html`<p class="muted">${w.asBefore}</p>` : nothing;
    if (this._keys.length === 0) return html`${before}${emptyWords(keyWords().none)}`;
    return html`${before}
      <ul class="rows">
        ${this._keys.map((entry) => this._renderKey(entry))}
      </ul>`;
  }

  private _renderKey(entry: ApiKeyEntry) {
    const { name, scopes, by, madeAt, endsAt, usedAt } = entry;
    const words = keyWords();
    const isOver = endsAt !== null && endsAt <= this.admin.platform.now();
    const end = endsAt === null ? words.endless : (isOver ? words.over : words.until)(this.#moment(endsAt));
    return html`<li>
      <div class="head">
        <bdi class="name">${name}</bdi>
        <span class="status ${isOver ? "bad" : "good"}">${end}</span>
      </div>
      <p class="muted">
        ${words.by(by.name, this.#moment(madeAt))} ·
        ${usedAt === null ? words.unused : words.used(this.#moment(usedAt))}
      </p>
      <p class="muted">${scopes.map(scopeName).join(" · ")}</p>
      <div class="buttons">
        <wa-button size="s" appearance="outlined" @click=${() => (this._revoked = entry)}
          ><span class="sr-only">${words.revokeThis(name)}</span
          ><span aria-hidden="true">${words.revoke}</span></wa-button
        >
      </div>
    </li>`;
  }

  private _renderMade({ name, key }: { name: string; key: string | null }) {
    const words = keyWords();
    return html`<section class="block" role="status" aria-label=${words.made(name)}>
      <h2>${words.made(name)}</h2>
      ${
        key === null
          ? html`<p class="fault">${words.lost}</p>`
          : html`<fb-chat-admin-copy
              .label=${words.key}
              .value=${key}
              .hint=${words.once}
            ></fb-chat-admin-copy>`
      }
    </section>`;
  }

  private _renderForm() {
    const words = keyWords();
    return html`<form class="block" novalidate @submit=${this._make}>
      <h2>${words.make}</h2>
      ${textField({
        name: "name",
        label: words.name,
        value: this._name,
        hint: words.nameHint,
        wrong: this._isTried && this._name.trim() === "" ? words.nameWrong : null,
        onInput: (name) => (this._name = name),
      })}
      <fieldset>
        <legend>${words.scopes}</legend>
        ${ALL_RESOURCES.map((resource) => this._renderResource(resource))}
        ${
          this._isTried && this._scopes.size === 0
            ? html`<p class="fault" role="alert">${icon("warning")}<span>${words.scopesWrong}</span></p>`
            : nothing
        }
      </fieldset>
      ${choiceField({
        name: "end",
        label: words.ends,
        value: this._end,
        choices: ENDS.map((end) => ({ value: end, label: words.days[end] })),
        onChoice: (chosen) => (this._end = ENDS.find((end) => end === chosen) ?? "never"),
      })}
      ${this._renderRefusal()}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "make"}
          >${words.make}</wa-button
        >
      </div>
    </form>`;
  }

  private _renderResource(resource: keyof typeof RESOURCES) {
    const words = keyWords();
    const own = SCOPES.filter((scope) => scope.startsWith(`${resource}:`));
    return html`<div class="resource" role="group" aria-labelledby="of-${resource}">
      <span id="of-${resource}">${words.resources[resource]}</span>
      <div class="acts">
        ${own.map(
          (scope) =>
            html`<wa-checkbox
              data-field=${scope}
              .checked=${live(this._scopes.has(scope))}
              @change=${(event: Event) => {
                this.#choose(scope, (event.target as WaCheckbox).checked);
              }}
              >${words.acts[actOf(scope)]}</wa-checkbox
            >`,
        )}
      </div>
    </div>`;
  }

  /** That there are too many is nothing that could be told of anything else. */
  private _renderRefusal() {
    const { refusal } = this.doing;
    if (refusal?.of !== "make") return fault(null);
    const isFull = refusal.code === "wrong_state" && refusal["state"] === "full";
    return isFull
      ? html`<p class="fault" role="alert">${icon("warning")}<span>${keyWords().full}</span></p>`
      : fault(refusal);
  }

  #choose(scope: Scope, isChosen: boolean): void {
    const chosen = new Set(this._scopes);
    if (isChosen) chosen.add(scope);
    else chosen.delete(scope);
    this._scopes = chosen;
  }

  private async _make(event: Event) {
    event.preventDefault();
    this._isTried = true;
    const name = this._name.trim();
    const desk = this.#shownDesk();
    if (name === "") return focusField(this.shadowRoot, "name");
    if (this._scopes.size === 0) return focusField(this.shadowRoot, SCOPES[0]);
    if (desk === null) return focusField(this.shadowRoot, "desk");
    const scopes = SCOPES.filter((scope) => this._scopes.has(scope));
    const end =
      this._end === "never" ? {} : { endsAt: this.admin.platform.now() + Number(this._end) * DAY_MS };
    const done = await this.doing.run("make", () =>
      this.admin.call("apiKey.create", { desk, name, scopes, ...end }),
    );
    if (done === null) return;
    const made = { name, key: done.value.key };
    Object.assign(this, { _made: made, _name: "", _scopes: new Set(), _end: "never", _isTried: false });
    await this.#load(desk);
  }

  async #revoke(): Promise<void> {
    const desk = this.#shownDesk();
    const { key } = this._revoked ?? {};
    if (desk === null || key === undefined) return;
    if (!(await this.doing.run("revoke", () => this.admin.call("apiKey.revoke", { desk, key })))) return;
    Object.assign(this, { _revoked: null, _made: null });
    await this.#load(desk);
  }

  async #load(desk: string | null): Promise<void> {
    if (desk === null) return;
    this.#asked = desk;
    const done = await this.doing.run("read", () => this.admin.call("apiKey.list", { desk }));
    if (done !== null && desk === this.#shownDesk()) this._keys = done.value.keys;
  }

  /** Why the keys could not be read. */
  get #lost() {
    const { refusal } = this.doing;
    return refusal?.of === "read" ? refusal : null;
  }

  /** The one that was chosen, else the first; null: it is not known yet. */
  #shownDesk(): string | null {
    return this._desk || (this.admin.get("desks").value?.desks[0]?.desk ?? null);
  }

  #moment(at: number): string {
    return momentTime(at, this.admin.platform.now());
  }
}

function actOf(scope: Scope): "read" | "write" | "export" | "erase" {
  return scope.slice(scope.indexOf(":") + 1) as "read" | "write" | "export" | "erase";
}

function scopeName(scope: Scope): string {
  const { resources, acts } = keyWords();
  const resource = scope.slice(0, scope.indexOf(":")) as keyof typeof RESOURCES;
  return `${resources[resource]}: ${acts[actOf(scope)]}`;
}

define("fb-chat-admin-keys", FbChatAdminKeys);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-keys": FbChatAdminKeys;
  }
}
