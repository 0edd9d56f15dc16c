import { css, html, LitElement, nothing } from "lit";
import { controls } from "../../shell/controls.styles.ts";
import { define } from "../../shell/define.ts";
import { draw } from "../../shell/icons.ts";
import { SeatController } from "../../shell/seat-controller.ts";
import { shared } from "../../shell/shared.styles.ts";
import { identities } from "../../state/identities.ts";
import type { FbChatAction } from "../../state/page-additions.ts";
import { selectedThread } from "../../state/state.ts";
import { isUnderWay, offered, runAction } from "./deeds.ts";

/** So many stand at the head, which is the customer's name's, and so many at the box; the others are in the menu. */
const SHOWN_MAX = { header: 2, composer: 3 } as const;

/** Those that are in the page. */
const all = new Set<FbChatActions>();

/**
 * Buttons of the page's at the head of a conversation or at its box. Where there is no room for them they are in the menu of the conversation.
 *
 * Keys: ordinary buttons. Screen readers: buttons of those names.
 *
 * @element fb-chat-actions
 */
export class FbChatActions extends LitElement {
  static override get properties() {
    return { where: {} };
  }
  static override styles = [
    shared,
    controls,
    css`
      :host {
        display: flex;
        gap: 2px;
        min-inline-size: 0;
      }

      :host([hidden]) {
        display: none;
      }

      button {
        color: var(--fb-chat-text-muted);
      }

      button:not(.icon-only) {
        max-inline-size: 16ch;
      }

      bdi {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      /* The room is the name's, and that of what one writes. */
      @container fb-chat-thread-header (width < 560px) {
        :host([where="header"]) {
          display: none;
        }
      }

      @container fb-chat-composer-pane (width < 440px) {
        :host([where="composer"]) {
          display: none;
        }
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _actions = this._seat.slice((state) => state.actions);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);

  where: keyof typeof SHOWN_MAX = "header";

  constructor() {
    super();
    // Whom the page takes a customer for may come later.
    this._seat.slice(identities.of);
    this._seat.slice(({ session }) => session === null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    all.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    all.delete(this);
  }

  /** Those whose button is to be seen. */
  get inSight(): readonly FbChatAction[] {
    return this.checkVisibility() ? this.#shown : [];
  }

  get #shown(): readonly FbChatAction[] {
    return offered(this._seat, this.where).slice(0, SHOWN_MAX[this.where]);
  }

  /** Nothing keeps room between others. */
  protected override updated(): void {
    this.hidden = this.renderRoot.childElementCount === 0;
  }

  protected override render() {
    if (!this._thread.value || !this._actions.value || this._isReadonly.value) return nothing;
    return this.#shown.map((action) => this._renderAction(action));
  }

  private _renderAction(action: FbChatAction) {
    const { id, label, icon } = action;
    const isBusy = isUnderWay(this._seat, id, null);
    const onClick = () => {
      void runAction(this._seat, action, null, () => {
        this.requestUpdate();
      });
    };
    return html`<button
      type="button"
      class="quiet ${icon === undefined ? "" : "icon-only"}"
      aria-label=${label}
      data-tip=${label}
      aria-busy=${isBusy ? "true" : "false"}
      @click=${onClick}
    >
      ${icon === undefined ? html`<bdi>${label}</bdi>` : draw(icon)}
    </button>`;
  }
}

/** Those of the head and the box that have no button in sight in the gadget of `within`, for its menu. */
export function withoutButton(seat: SeatController, within: HTMLElement): readonly FbChatAction[] {
  const gadget = outermost(within);
  const near = [...all].filter((it) => outermost(it) === gadget);
  const shown = new Set(near.flatMap(({ inSight }) => inSight.map(({ id }) => id)));
  const wanted = [...offered(seat, "header"), ...offered(seat, "composer")];
  return wanted.filter(({ id }) => !shown.has(id));
}

/** The last element around it that has it in its shadow: those of one gadget have the same. */
function outermost(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? outermost(root.host) : element;
}

define("fb-chat-actions", FbChatActions);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-actions": FbChatActions;
  }
}
