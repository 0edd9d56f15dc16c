import { css } from "lit";

export const badges = css`
  .badge {
    display: inline-grid;
    place-items: center;
    min-inline-size: 18px;
    min-block-size: 18px;
    padding-inline: 6px;
    border: 1px solid transparent;
    border-radius: 99px;
    background: var(--fb-chat-accent);
    color: var(--fb-chat-accent-text);
    font-size: var(--_font-xs);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1;
    white-space: nowrap;
  }

  .badge.quiet {
    background: var(--fb-chat-surface-pressed);
    color: var(--fb-chat-text);
  }

  .badge.warning {
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
  }

  .badge.danger {
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
  }

  @media (forced-colors: active) {
    .badge {
      border-color: currentColor;
    }
  }
`;
