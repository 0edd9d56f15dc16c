import { css } from "lit";

export const styles = css`
  :host {
    flex: none;
    display: block;
  }

  /* One line in any language and width: what has no room is a little further on, and a shade at the edge says so. */
  [role="tablist"] {
    --shade: color-mix(in srgb, var(--fb-chat-border-strong) 55%, transparent);
    display: flex;
    padding-inline: 2px;
    overflow-x: auto;
    scrollbar-width: none;
    border-block-end: 1px solid var(--fb-chat-border);
    background:
      linear-gradient(90deg, var(--fb-chat-surface-sunken) 40%, transparent) 0 / 20px 100% no-repeat local,
      linear-gradient(-90deg, var(--fb-chat-surface-sunken) 40%, transparent) 100% / 20px 100% no-repeat local,
      linear-gradient(90deg, var(--shade), transparent) 0 / 12px 100% no-repeat,
      linear-gradient(-90deg, var(--shade), transparent) 100% / 12px 100% no-repeat;
  }

  [role="tablist"]::-webkit-scrollbar {
    display: none;
  }

  [role="tab"] {
    flex: 1 0 auto;
    gap: 0 4px;
    min-block-size: 36px;
    padding: 0 4px;
    border: 0;
    border-block-end: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--fb-chat-text-muted);
  }

  /* Always in sight. */
  [role="tab"][aria-selected="true"] {
    position: sticky;
    z-index: 1;
    inset-inline: 0;
    background: var(--fb-chat-surface-sunken);
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
