import { css } from "lit";

export const emptyStates = css`
  .empty-state {
    display: grid;
    justify-items: center;
    gap: 8px;
    max-inline-size: 36ch;
    margin: auto;
    padding: 24px;
    color: var(--fb-chat-text-muted);
    text-align: center;
  }

  .empty-state .icon {
    inline-size: 28px;
    block-size: 28px;
    stroke-width: 1.5;
  }

  .empty-state p {
    margin: 0;
  }
`;
