import { css } from "lit";

export const styles = css`
  :host {
    flex: none;
    display: block;
  }

  [role="tablist"] {
    display: flex;
    flex-wrap: wrap;
    padding-inline: 2px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  [role="tab"] {
    flex: 1 1 auto;
    flex-wrap: wrap;
    gap: 0 4px;
    min-block-size: 36px;
    padding: 0 5px;
    border: 0;
    border-block-end: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--fb-chat-text-muted);
  }

  [role="tab"][aria-selected="true"] {
    border-block-end-color: var(--fb-chat-accent);
    color: var(--fb-chat-accent);
  }

  :focus-visible {
    outline-offset: -2px;
  }

  .count {
    font-size: 0.86em;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }

  @media (forced-colors: active) {
    [role="tab"] {
      border-color: Canvas;
    }

    [role="tab"][aria-selected="true"] {
      border-color: Highlight;
    }
  }
`;
