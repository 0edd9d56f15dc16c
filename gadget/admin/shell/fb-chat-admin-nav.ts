import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { shared } from "../../shell/shared.styles.ts";
import { addressOf, type Route } from "../state/route.ts";
import { define } from "./define.ts";
import { icon } from "./icon.ts";

/** How one of a host looks that has one row for it. */
const folded = (host: string) =>
  unsafeCSS(`
  ${host} nav {
    position: relative;
  }

  ${host} button {
    display: flex;
  }

  ${host} ul {
    display: none;
    position: absolute;
    z-index: 2;
    inset-block-start: calc(100% + 4px);
    inset-inline-start: 0;
    min-inline-size: 200px;
    padding: 6px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-surface-raised);
    box-shadow: var(--wa-shadow-m);
  }

  ${host} ul.open {
    display: grid;
  }
`);

/** `mark`: what stands beside its name. */
export type NavLink = { name: string; route: Route; isCurrent: boolean; mark?: unknown };

/**
 * The sections, or parts of one. Where there is room they stand below one another; in a narrow panel a button that says which is shown opens them,
 * and takes one row. Escape, a press elsewhere, and the keys elsewhere close them.
 *
 * Screen readers: a navigation with links; the button tells whether they are open.
 */
export class FbChatAdminNav extends LitElement {
  static override get properties() {
    return {
      label: { attribute: false },
      links: { attribute: false },
      go: { attribute: false },
      inner: { type: Boolean, reflect: true },
      _isOpen: { state: true },
    };
  }
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }

      ul {
        display: grid;
        gap: 2px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      a,
      button {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        padding: 7px 12px;
        border-radius: var(--fb-chat-radius);
        color: var(--fb-chat-text);
        font-weight: 600;
        text-decoration: none;
        white-space: nowrap;
      }

      :is(a, button):hover {
        background: var(--fb-chat-surface-hover);
      }

      a[aria-current="page"] {
        background: var(--fb-chat-accent-surface);
        color: var(--fb-chat-accent);
      }

      button {
        display: none;
        max-inline-size: 100%;
        border: 1px solid var(--fb-chat-border-strong);
        background: var(--fb-chat-surface);
        font: inherit;
        font-weight: 600;
        cursor: pointer;
      }

      button .icon {
        flex: none;
      }

      button[aria-expanded="true"] .icon {
        rotate: 180deg;
      }

      .count {
        min-inline-size: 1.6em;
        padding-inline: 0.4em;
        border-radius: 999px;
        background: var(--fb-chat-warning-surface);
        color: var(--fb-chat-warning);
        font-size: 0.86em;
        text-align: center;
      }

      .count.bad {
        background: var(--fb-chat-danger-surface);
        color: var(--fb-chat-danger);
      }

      @container (width < 720px) {
        ${folded(":host")}
      }

      /* What stands within a screen has less room. */
      @container (width < 860px) {
        ${folded(":host([inner])")}
      }

      @media (pointer: coarse) {
        a,
        button {
          padding-block: 11px;
        }
      }
    `,
  ];

  label = "";
  links: readonly NavLink[] = [];
  go: (route: Route) => void = () => {};
  /** It stands within a screen. */
  inner = false;
  private _isOpen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pointerdown", this._onElsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pointerdown", this._onElsewhere);
    this._isOpen = false;
  }

  protected override render() {
    const { _isOpen: isOpen, links } = this;
    const shown = links.find(({ isCurrent }) => isCurrent)?.name ?? this.label;
    return html`<nav aria-label=${this.label} @keydown=${this._onKey} @focusout=${this._onFocusOut}>
      <button
        type="button"
        aria-expanded=${isOpen ? "true" : "false"}
        aria-controls="links"
        @click=${this._onPress}
      >
        ${shown} ${isOpen ? nothing : links.map(({ mark = nothing }) => mark)}${icon("chevron-down")}
      </button>
      <ul id="links" class=${isOpen ? "open" : ""}>
        ${links.map(
          ({ name, route, isCurrent, mark = nothing }) =>
            html`<li>
              <a
                href=${addressOf(route)}
                aria-current=${isCurrent ? "page" : "false"}
                @click=${(event: MouseEvent) => {
                  this._onLink(event, route);
                }}
                >${name} ${mark}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  private _onPress() {
    this._isOpen = !this._isOpen;
  }

  private _onLink(event: MouseEvent, route: Route) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#close();
    this.go(route);
  }

  private _onKey(event: KeyboardEvent) {
    if (event.key !== "Escape" || !this._isOpen) return;
    event.stopPropagation();
    this.#close();
  }

  /** Where nothing else took them, such as a press on what takes no focus, they stay. */
  private _onFocusOut({ relatedTarget }: FocusEvent) {
    if (relatedTarget !== null && !this.renderRoot.contains(relatedTarget as Node)) this._isOpen = false;
  }

  private readonly _onElsewhere = (event: Event) => {
    if (!event.composedPath().includes(this)) this._isOpen = false;
  };

  /** The keys are at the button before the link that they were at is gone; a screen that is opened takes them from there. */
  #close(): void {
    if (!this._isOpen) return;
    this._isOpen = false;
    this.renderRoot.querySelector("button")?.focus();
  }
}

define("fb-chat-admin-nav", FbChatAdminNav);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-nav": FbChatAdminNav;
  }
}
