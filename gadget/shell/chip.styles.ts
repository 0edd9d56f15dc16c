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

  @media (forced-colors: active) {
    .chip {
      border-color: currentColor;
    }
  }
`;
