import { css } from "lit";

export const styles = css`
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

  dialog label .time {
    margin-inline-start: auto;
    color: var(--fb-chat-text-muted);
    font-size: 0.92em;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  dialog label.above {
    display: block;
    margin-block: 4px;
  }

  dialog label.above :is(input, textarea) {
    box-sizing: border-box;
    inline-size: 100%;
    margin-block-start: 4px;
  }

  dialog label.or {
    margin-block-start: 8px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--fb-chat-border);
  }

  dialog textarea {
    padding: 6px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }

  dialog p {
    margin: 0 0 8px;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  dialog p[role="alert"] {
    margin-block: 4px 0;
    color: var(--fb-chat-danger);
  }
`;
