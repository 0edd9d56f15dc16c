import { css } from "lit";

export const emptyStates = css`
  .empty-state {
    display: grid;
    justify-items: center;
    gap: 6px;
    max-inline-size: 38ch;
    margin: auto;
    padding: 48px 24px;
    text-align: center;
    text-wrap: balance;
  }

  .empty-state .icon {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 6px;
    stroke-width: 1.5;
    color: var(--fb-chat-border-strong);
  }

  .empty-state .more {
    color: var(--fb-chat-text-muted);
  }

  .empty-state button {
    margin-block-start: 8px;
  }

  .empty-state p {
    margin: 0;
  }
`;
