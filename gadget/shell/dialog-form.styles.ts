import { css } from "lit";

/** Choices and boxes of dialogs that ask for several things at once. */
export const form = css`
  dialog fieldset {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  dialog legend {
    margin-block-end: 4px;
    padding: 0;
  }

  dialog label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
  }

  dialog label.above {
    display: block;
  }

  dialog textarea {
    box-sizing: border-box;
    inline-size: 100%;
    margin-block-start: 4px;
    padding: 6px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }

  /* Beside a choice, what there is to say of it. */
  dialog label .said {
    margin-inline-start: auto;
    color: var(--fb-chat-text-muted);
    font-size: 0.92em;
    font-variant-numeric: tabular-nums;
  }

  dialog p {
    margin: 0;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  dialog p[role="alert"] {
    color: var(--fb-chat-danger);
  }
`;
