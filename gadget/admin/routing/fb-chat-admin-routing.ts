import { html, nothing } from "lit";
import type { LitElement, PropertyValues } from "lit";
import { ROUTING_BYTES_MAX } from "../../../worker/protocol/limits.ts";
import { sizeIn } from "../../platform/sizes.ts";
import { diffStyles } from "../shell/diff-lines.styles.ts";
import { textAreaStyles } from "../shell/text-area.styles.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { deskField, meantDesk } from "../shell/fields.ts";
import "../shell/fb-chat-admin-nav.ts";
import { fault, lossOf, lostOnce } from "../shell/parts.ts";
import type { Admin } from "../state/admin.ts";
import { spoken, w } from "../words/words.ts";
import "./fb-chat-admin-bot-secret.ts";
import "./fb-chat-admin-routing-file.ts";
import "./fb-chat-admin-routing-try.ts";
import "./fb-chat-admin-routing-versions.ts";
import { numbered } from "./model/formats.ts";
import { draftOf, type RoutingDraft } from "./model/routing-draft.ts";
import { faultWords, problemWords } from "./model/faults.ts";
import { panelOf, placeWords, thingAt } from "./model/places.ts";
import { agentsPanel } from "./panels/agents.ts";
import { botsPanel } from "./panels/bots.ts";
import { changesOf, drawChanges } from "./panels/changes.ts";
import { hoursPanel } from "./panels/hours.ts";
import { limitsPanel } from "./panels/limits.ts";
import { queuesPanel } from "./panels/queues.ts";
import { reasonsPanel } from "./panels/reasons.ts";
import { repliesPanel } from "./panels/replies.ts";
import { rulesPanel } from "./panels/rules.ts";
import { sightPanel } from "./panels/sight.ts";
import { tagsPanel } from "./panels/tags.ts";
import { teamsPanel } from "./panels/teams.ts";
import type { Panel } from "./parts/panel.ts";
import { routingStyles } from "./routing.styles.ts";
import { PANELS, type PanelName, type RoutingWords } from "./words/en.ts";
import { routingWords } from "./words/words.ts";

/** Of the limit, in hundredths: from here on it is said. */
const NEARLY_FULL = 80;

const DRAW: Partial<Record<PanelName, (panel: Panel) => unknown>> = {
  ...{ teams: teamsPanel, agents: agentsPanel, hours: hoursPanel, queues: queuesPanel, rules: rulesPanel },
  ...{ bots: botsPanel, replies: repliesPanel, reasons: reasonsPanel, limits: limitsPanel },
  sight: sightPanel,
  tags: tagsPanel,
};

/** The desk that was shown last, to whoever comes back by the section's name. */
const SHOWN = new WeakMap<Admin, string>();

/** How a desk brings customers to agents: edited part by part, tried, saved as a version. */
export class FbChatAdminRouting extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      panel: { attribute: false },
      desk: { attribute: false },
      _open: { state: true },
      _said: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, textAreaStyles, diffStyles, routingStyles];

  /** The part that is shown; empty: the rules. */
  panel = "";
  /** As the address names it; empty: the one that is meant. */
  desk = "";
  private _open: string | null = null;
  private _said = "";
  #model: RoutingDraft | null = null;
  #stop = () => {};
  #focusNext: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.may("connect_pages")) void this.admin.load("desks");
    if (this.#model !== null) this.#follow(this.#model);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("panel")) {
      this._open = null;
      this._said = "";
    }
    const desk = this.#desk;
    if (desk === "" || desk === this.#model?.desk) return;
    this.#follow(draftOf(this.admin, desk));
    void this.#model?.load();
  }

  protected override updated(): void {
    const name = this.#focusNext;
    if (name === null) return;
    this.#focusNext = null;
    const found = [...this.renderRoot.querySelectorAll<HTMLElement>("[data-field]")];
    const exact = found.find((it) => it.dataset["field"] === name);
    const place = exact ?? found.find((it) => it.dataset["field"]?.startsWith(name));
    // One that has just come is drawn first.
    const drawn = (place as Partial<LitElement> | undefined)?.updateComplete ?? Promise.resolve();
    void drawn.then(() => {
      if (place?.matches("fieldset, div")) place.setAttribute("tabindex", "-1");
      place?.focus();
    });
  }

  protected override render() {
    const words = routingWords();
    return html`<div class="screen routing">
      <h1>${w.nav.routing}</h1>
      <p class="muted">${words.intro}</p>
      ${this._renderDesk()}
      ${lostOnce([
        lossOf(this.admin, "desks"),
        {
          refusal: this.#model?.saved === null ? this.#model.lost : null,
          onAgain: () => void this.#model?.load(),
        },
      ])}
      ${this.#model === null ? nothing : this._renderModel(this.#model, words)}
      <span class="sr-only" role="status">${this._said}</span>
    </div>`;
  }

  private _renderDesk() {
    const desks = this.admin.get("desks").value?.desks ?? [];
    return deskField(desks, this.#desk, (desk) => {
      this.admin.go({ screen: "routing", panel: this.#panel, desk });
    });
  }

  private _renderModel(model: RoutingDraft, words: RoutingWords) {
    if (model.saved === null)
      return model.lost === null ? html`<p class="loading" role="status">${w.loading}</p>` : nothing;
    const name = this.#panel;
    return html`<div class="parted">
      ${this._renderNav(model, words)}
      <div class="part">
        ${model.conflict === null ? nothing : this._renderConflict(model, words)}
        ${model.isKept ? html`<p class="warned">${words.kept}</p>` : nothing}
        ${
          model.saved.version === 0 && !model.isChanged
            ? html`<wa-callout appearance="outlined">${words.fresh}</wa-callout>`
            : nothing
        }
        <h2>${words.panels[name]}</h2>
        <p class="hint">${words.hints[name]}</p>
        ${this._renderPanel(model, words, name)} ${this._renderFoot(model, words)}
      </div>
    </div>`;
  }

  private _renderNav(model: RoutingDraft, words: RoutingWords) {
    const desk = this.desk === "" ? {} : { desk: this.desk };
    const links = PANELS.map((name) => {
      const { all, refused } = this.#wrongOn(model, name);
      const mark =
        all === 0 ? nothing : html`<span class="count ${refused > 0 ? "bad" : ""}">${numbered(all)}</span>`;
      const route = { screen: "routing", panel: name, ...desk } as const;
      return { name: words.panels[name], route, isCurrent: name === this.#panel, mark };
    });
    return html`<fb-chat-admin-nav
      class="parts-nav"
      .inner=${true}
      .label=${words.parts}
      .links=${links}
      .go=${this.admin.go}
    ></fb-chat-admin-nav>`;
  }

  #wrongOn(model: RoutingDraft, name: PanelName): { all: number; refused: number } {
    const isHere = ({ path }: { path: string }) => panelOf(path) === name;
    const refused = [...model.saidFaults, ...model.refused].filter(isHere).length;
    return { all: refused + model.warned.filter(isHere).length, refused };
  }

  private _renderPanel(model: RoutingDraft, words: RoutingWords, name: PanelName) {
    const drafted = (event: CustomEvent<number | null>) => {
      this._said = event.detail === null ? words.imported : words.reverted(numbered(event.detail));
    };
    switch (name) {
      case "try":
        return html`<fb-chat-admin-routing-try
          .admin=${this.admin}
          .model=${model}
        ></fb-chat-admin-routing-try>`;
      case "versions":
        return html`<p class="said">${this._said}</p>
          <fb-chat-admin-routing-versions
            .admin=${this.admin}
            .model=${model}
            @fb-chat-admin-drafted=${drafted}
          ></fb-chat-admin-routing-versions>`;
      case "file":
        return html`<p class="said">${this._said}</p>
          <fb-chat-admin-routing-file
            .admin=${this.admin}
            .model=${model}
            @fb-chat-admin-drafted=${drafted}
          ></fb-chat-admin-routing-file>`;
      default:
        return DRAW[name]?.(this.#tools(model, words));
    }
  }

  #tools(model: RoutingDraft, words: RoutingWords): Panel {
    return {
      ...{ admin: this.admin, model, words, names: model.names, open: this._open },
      edit: (path) => (this._open = path),
      say: (said, focus) => {
        this._said = said;
        this.#focusNext = focus;
        this.requestUpdate();
      },
      now: () => this.admin.platform.now(),
    };
  }

  /** What keeps the draft from being saved, what changes, and the buttons. */
  private _renderFoot(model: RoutingDraft, words: RoutingWords) {
    const { isChanged, saved, conflict } = model;
    const share = (model.bytes / ROUTING_BYTES_MAX) * 100;
    return html`<section class="foot" aria-label=${words.changes}>
      ${this._renderWrongs(model, words)}
      ${
        isChanged && saved !== null && conflict === null
          ? html`<details class="news">
              <summary>${words.changes}</summary>
              ${drawChanges(words, changesOf(model, words, saved.config, model.draft))}
            </details>`
          : nothing
      }
      ${fault(model.refusal)}
      ${
        share < NEARLY_FULL
          ? nothing
          : html`<p class=${model.isTooLarge ? "fault" : "warned"}>
              ${model.isTooLarge ? words.problems.too_large : words.nearlyFull}
            </p>`
      }
      <div class="foot-line">
        <div class="buttons">
          <wa-button
            variant="brand"
            ?disabled=${!isChanged || conflict !== null}
            ?loading=${model.busy === "save"}
            @click=${() => void this._save(model)}
            >${words.save}</wa-button
          >
          <wa-button
            appearance="outlined"
            ?disabled=${!isChanged || model.busy === "save"}
            @click=${() => {
              this._open = null;
              this._said = "";
              model.drop();
            }}
            >${words.drop}</wa-button
          >
        </div>
        <p class="muted" role="status">
          ${
            model.savedAs !== null
              ? words.saved(numbered(model.savedAs))
              : isChanged
                ? words.unsaved
                : words.noChanges
          }
          <span class="size"
            >${words.size(sizeIn(spoken.lang, model.bytes), sizeIn(spoken.lang, ROUTING_BYTES_MAX))}</span
          >
        </p>
      </div>
    </section>`;
  }

  private _renderWrongs(model: RoutingDraft, words: RoutingWords) {
    const refused = [
      ...model.saidFaults.map((it) => ({ path: it.path, said: faultWords(it, words) })),
      ...model.refused.map((it) => ({ path: it.path, said: problemWords(it, words) })),
    ];
    const warned = model.warned.map((it) => ({ path: it.path, said: problemWords(it, words) }));
    const list = (title: string, all: readonly { path: string; said: string }[], css: string) =>
      all.length === 0
        ? nothing
        : html`<div class="wrongs ${css}">
            <p>${title}</p>
            <ul>
              ${all.map(
                ({ path, said }) =>
                  html`<li>
                    <a
                      href="#"
                      @click=${(event: Event) => {
                        event.preventDefault();
                        void this.#goTo(path);
                      }}
                      >${placeWords(model.draft, words, path)}: ${said}</a
                    >
                  </li>`,
              )}
            </ul>
          </div>`;
    return html`<div role="alert">${list(words.wrongs, refused, "bad")}</div>
      ${list(words.warnings, warned, "")}`;
  }

  /** Shows what stands at a path, with the keys at its field. */
  async #goTo(path: string): Promise<void> {
    const panel = panelOf(path);
    if (panel !== this.#panel)
      this.admin.go({ screen: "routing", panel, ...(this.desk === "" ? {} : { desk: this.desk }) });
    await this.updateComplete;
    // After the heading of the panel, which the keys are at first.
    await new Promise(requestAnimationFrame);
    this._open = thingAt(path);
    this.#focusNext = path;
    this.requestUpdate();
  }

  private _renderConflict(model: RoutingDraft, words: RoutingWords) {
    const { conflict, saved } = model;
    if (conflict === null || saved === null) return nothing;
    const { theirs, by, together } = conflict;
    const settle = (how: "theirs" | "both") => () => {
      this._open = null;
      model.settle(how);
    };
    return html`<wa-callout variant="warning" appearance="outlined" class="conflict" tabindex="-1">
      <p role="alert">${words.conflict(by)}</p>
      <div class="pair">
        <div>
          <h2>${words.theirs}</h2>
          ${drawChanges(words, changesOf(model, words, saved.config, theirs.config))}
        </div>
        <div>
          <h2>${words.mine}</h2>
          ${drawChanges(words, changesOf(model, words, saved.config, model.draft))}
        </div>
      </div>
      ${
        together.clashes.length === 0
          ? html`<p>${words.bothHint}</p>`
          : html`<p>${words.clash}</p>
              <ul class="clashes">
                ${together.clashes.map((path) => html`<li>${this.#clashWords(model, words, path)}</li>`)}
              </ul>`
      }
      <div class="buttons">
        <wa-button variant="brand" size="s" @click=${settle("both")}
          >${together.clashes.length === 0 ? words.both : words.bothOrMine}</wa-button
        >
        <wa-button appearance="outlined" size="s" @click=${settle("theirs")}>${words.takeTheirs}</wa-button>
      </div>
    </wa-callout>`;
  }

  /** "Queues › Sales": of a clash it is told by the thing's id, and not by its place. */
  #clashWords(model: RoutingDraft, words: RoutingWords, path: string): string {
    const [list = "", ...rest] = path.split(".");
    const key = rest.join(".");
    const all = (model.draft as Record<string, unknown>)[list];
    const at = Array.isArray(all)
      ? (all as { id?: string; sub?: string }[]).findIndex((it) => (it.id ?? it.sub) === key)
      : -1;
    return placeWords(model.draft, words, at === -1 ? list : `${list}.${at}`);
  }

  private async _save(model: RoutingDraft) {
    const isSaved = await model.save();
    // What was said of the draft ("look at it, and save") holds no more.
    this._said = "";
    if (isSaved) this._open = null;
    if (model.conflict !== null) return await this.#goToConflict();
    const [first] = [...model.saidFaults, ...model.refused];
    if (!isSaved && first !== undefined) await this.#goTo(first.path);
  }

  /** Who was first stands above, and Save does nothing before it is decided: whoever pressed it is led there. */
  async #goToConflict(): Promise<void> {
    await this.updateComplete;
    const place = this.renderRoot.querySelector<HTMLElement>(".conflict");
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "start" });
  }

  get #panel(): PanelName {
    return (PANELS as readonly string[]).includes(this.panel) ? (this.panel as PanelName) : "rules";
  }

  /** Who reaches several desks of several companies says which. */
  get #desk(): string {
    if (this.desk !== "") return this.desk;
    const own = this.admin.get("me").value?.desk ?? "";
    if (!this.admin.may("manage_desks")) return own;
    const last = SHOWN.get(this.admin);
    if (last !== undefined) return last;
    return meantDesk(this.admin.get("desks").value?.desks ?? []);
  }

  #follow(model: RoutingDraft): void {
    this.#stop();
    this.#model = model;
    SHOWN.set(this.admin, model.desk);
    this.#stop = model.subscribe(() => {
      this.requestUpdate();
    });
  }
}

define("fb-chat-admin-routing", FbChatAdminRouting);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-routing": FbChatAdminRouting;
  }
}
