import { css } from "lit";

export const styles = css`
  :host {
    flex: none;
    display: flex;
    align-items: start;
    padding: 2px 6px 6px;
  }

  /* One line in any language and width: what it does not hold is in the menu. */
  [role="tablist"] {
    flex: 1;
    display: flex;
    min-inline-size: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }

  [role="tab"] {
    flex: 1 0 auto;
    gap: 0 3px;
    min-block-size: 32px;
    padding: 0 5px;
    border: 0;
    background: none;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 500;
  }

  [role="tablist"]::-webkit-scrollbar {
    display: none;
  }

  fb-chat-more-views {
    flex: none;
    inline-size: 32px;
  }

  [hidden] {
    display: none;
  }

  [role="tab"][aria-selected="true"] {
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
    font-weight: 600;
  }

  :focus-visible {
    outline-offset: -2px;
  }

  .count {
    font-size: var(--_font-xs);
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }

  @media (forced-colors: active) {
    [role="tab"][aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
