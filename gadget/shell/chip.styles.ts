import { css } from "lit";

export const chips = css`
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    min-block-size: 24px;
    padding-inline: 8px;
    border: 1px solid transparent;
    border-radius: 99px;
    background: var(--fb-chat-surface-hover);
    color: var(--fb-chat-text);
    font-size: var(--_font-sm);
  }

  .chip bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chip button {
    min-inline-size: 24px;
    min-block-size: 24px;
    margin-inline-end: -8px;
    padding: 0;
    border: 0;
    border-radius: 99px;
    background: none;
  }

  .chip button .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .badge {
    display: inline-grid;
    place-items: center;
    min-inline-size: 18px;
    block-size: 18px;
    padding-inline: 5px;
    border: 1px solid transparent;
    border-radius: 99px;
    background: var(--fb-chat-accent);
    color: var(--fb-chat-accent-text);
    font-size: var(--_font-xs);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1;
  }

  .badge.quiet {
    background: var(--fb-chat-surface-pressed);
    color: var(--fb-chat-text);
  }

  .badge.danger {
    background: var(--fb-chat-danger);
    color: var(--fb-chat-surface);
  }

  @media (forced-colors: active) {
    .chip,
    .badge {
      border-color: currentColor;
    }
  }
`;
