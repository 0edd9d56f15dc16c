import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { RoutingConfig, RoutingVersion } from "../../../worker/protocol/routing/config.ts";
import { diffStyles } from "../shell/diff-lines.styles.ts";
import { textAreaStyles } from "../shell/text-area.styles.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { fault, lost } from "../shell/parts.ts";
import type { Refusal } from "../wire/api.ts";
import { w } from "../words/words.ts";
import { momentName, numbered } from "./model/formats.ts";
import type { RoutingDraft } from "./model/routing-draft.ts";
import { changesOf, drawAll, drawChanges } from "./panels/changes.ts";
import { routingStyles } from "./routing.styles.ts";
import { routingWords } from "./words/words.ts";

type Looked = { version: number; config: RoutingConfig; before: RoutingConfig | null };

/** What was saved before: by whom, when, what it changed; any of it can be the draft again. */
export class FbChatAdminRoutingVersions extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      model: { attribute: false },
      _versions: { state: true },
      _lost: { state: true },
      _looked: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, textAreaStyles, diffStyles, routingStyles];

  model!: RoutingDraft;
  private _versions: RoutingVersion[] | null = null;
  private _lost: Refusal | null = null;
  private _looked: Looked | null = null;
  /** The version in force when they were read. */
  #readAt: number | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const version = this.model.saved?.version ?? null;
    if (changed.has("model") || version !== this.#readAt) {
      this.#readAt = version;
      void this._read();
    }
  }

  protected override render() {
    const words = routingWords();
    if (this._lost !== null)
      return lost(this._lost, () => {
        void this._read();
      });
    if (this._versions === null) return html`<p class="loading" role="status">${w.loading}</p>`;
    if (this._versions.length === 0) return html`<p class="muted">${words.noVersions}</p>`;
    return html`<ol class="rows versions">
      ${this._versions.map((version, index) => this._renderVersion(version, index))}
    </ol>`;
  }

  private _renderVersion({ version, at, by }: RoutingVersion, index: number) {
    const words = routingWords();
    const name = words.version(numbered(version));
    const isLooked = this._looked?.version === version;
    return html`<li>
      <div class="what">
        <span class="name">${name}</span>
        ${index === 0 ? html`<span class="status good">${words.current}</span>` : nothing}
        <p class="facts">
          <span dir="auto">${by.name}</span
          ><span>${momentName(at, this.model.saved?.config ?? this.model.draft)}</span>
        </p>
      </div>
      <div class="buttons">
        <wa-button
          size="s"
          appearance="outlined"
          aria-expanded=${isLooked ? "true" : "false"}
          ?loading=${this.doing.busy === `look ${version}`}
          @click=${() => (isLooked ? (this._looked = null) : void this._look(version))}
          ><span class="sr-only">${words.look}: ${name}</span
          ><span aria-hidden="true">${words.look}</span></wa-button
        >
        ${
          index === 0
            ? nothing
            : html`<wa-button
                size="s"
                appearance="outlined"
                ?loading=${this.doing.busy === `revert ${version}`}
                @click=${() => void this._revert(version)}
                ><span class="sr-only">${words.revert}: ${name}</span
                ><span aria-hidden="true">${words.revert}</span></wa-button
              >`
        }
      </div>
      ${isLooked && this._looked !== null ? this._renderLooked(this._looked) : nothing}
      ${fault(this.doing.refusal?.of.endsWith(` ${version}`) === true && this.doing.refusal)}
    </li>`;
  }

  private _renderLooked({ config, before }: Looked) {
    const words = routingWords();
    return html`<div class="looked">
      ${
        before === null
          ? html`<p class="muted">${words.noOlder}</p>`
          : drawChanges(words, changesOf(this.model, words, before, config))
      }
      <details>
        <summary>${words.lookAll}</summary>
        ${drawAll(this.model, words, config)}
      </details>
    </div>`;
  }

  private async _read() {
    const outcome = await this.model.call("routing.versions", {});
    this._lost = outcome.ok ? null : outcome.refusal;
    if (outcome.ok) this._versions = outcome.value.versions;
  }

  private async _look(version: number) {
    const now = await this.doing.run(`look ${version}`, () => this.model.call("routing.get", { version }));
    if (now === null) return;
    const before = await this.model.call("routing.get", { version: version - 1 });
    this._looked = { version, config: now.value.config, before: before.ok ? before.value.config : null };
  }

  private async _revert(version: number) {
    const told = await this.doing.run(`revert ${version}`, () => this.model.call("routing.get", { version }));
    if (told === null) return;
    this.model.set(told.value.config);
    this.dispatchEvent(new CustomEvent("fb-chat-admin-drafted", { detail: version }));
  }
}

define("fb-chat-admin-routing-versions", FbChatAdminRoutingVersions);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-routing-versions": FbChatAdminRoutingVersions;
  }
}
