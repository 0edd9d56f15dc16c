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
    border-radius: var(--fb-chat-radius);
  }

  dialog textarea {
    padding: 6px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }

  /* What has the focus is not behind the buttons. */
  dialog {
    scroll-padding-block-end: 64px;
  }

  /* In sight, however much there is above them. */
  dialog .buttons {
    position: sticky;
    inset-block-end: -16px;
    margin-block-end: -16px;
    padding-block: 10px 16px;
    background: var(--fb-chat-surface-raised);
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
