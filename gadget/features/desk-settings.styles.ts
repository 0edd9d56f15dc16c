import { css } from "lit";

export const styles = css`
  dialog label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    margin-block: 4px;
  }

  dialog label.above {
    display: block;
    margin-block-start: 8px;
  }

  dialog label.above :is(input, select, textarea) {
    box-sizing: border-box;
    inline-size: 100%;
    margin-block-start: 4px;
  }

  dialog p {
    margin: 0 0 8px;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  dialog p[role="alert"] {
    color: var(--fb-chat-danger);
  }
`;
