import { css } from "lit";

/** They stand in other elements' trees: every rule begins with the menu. */
export const styles = css`
  .menu {
    position: fixed;
    inset: auto;
    flex-direction: column;
    min-inline-size: 200px;
    max-inline-size: min(320px, calc(100vw - 16px));
    /* Of many lines, as pages may add some, the last can be reached as well: they scroll. */
    max-block-size: min(520px, calc(100vh - 16px));
    margin: 0;
    padding: 4px;
    overflow: auto;
    overscroll-behavior: contain;
    font-size: var(--fb-chat-font-size);
  }

  .menu:popover-open {
    display: flex;
  }

  @supports (position-area: self-block-end span-self-inline-end) {
    .menu {
      /* By the gadget's own direction, and not by the page's. */
      position-area: self-block-end span-self-inline-end;
      position-try-fallbacks:
        flip-inline,
        flip-block,
        flip-block flip-inline;
      margin-block: 4px;
    }

    .menu .menu {
      position-area: span-self-block-end self-inline-end;
      position-try-fallbacks:
        flip-inline,
        flip-block,
        flip-block flip-inline;
      margin: -5px 0;
    }
  }

  .menu button {
    /* Whole, also where all of them scroll. */
    flex: none;
    justify-content: start;
    gap: 10px;
    inline-size: 100%;
    min-block-size: calc(24px + var(--_space-2));
    padding: 4px 10px;
    border: 0;
    border-radius: var(--fb-chat-radius);
    background: none;
    font-size: 1em;
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }

  .menu button .icon {
    color: var(--fb-chat-text-muted);
  }

  .menu .label {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .menu .why,
  .menu .count,
  .menu kbd {
    color: var(--fb-chat-text-muted);
    font: inherit;
    font-size: var(--_font-sm);
  }

  .menu .why {
    display: block;
  }

  .menu button[aria-disabled="true"] {
    opacity: 1;
    color: var(--fb-chat-text-muted);
  }

  .menu button:not([aria-disabled="true"]):is(:hover, :focus, [aria-expanded="true"]) {
    background: var(--fb-chat-surface-hover);
  }

  .menu button:focus-visible {
    outline-offset: -2px;
  }

  .menu button.grave,
  .menu button.grave .icon {
    color: var(--fb-chat-danger);
  }

  .menu button.grave:is(:hover, :focus) {
    background: var(--fb-chat-danger-surface);
  }

  .menu p {
    margin: 4px 0 0;
    padding: 8px 10px 6px;
    border-block-start: 1px solid var(--fb-chat-border);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .menu hr {
    flex: none;
    inline-size: calc(100% - 20px);
    margin: 4px 10px;
    border: 0;
    border-block-start: 1px solid var(--fb-chat-border);
  }
`;
