import { css } from "lit";

export const styles = css`
  dialog form {
    display: grid;
    gap: 8px;
  }

  dialog fieldset {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  dialog legend {
    margin-block: 6px 2px;
    padding: 0;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  dialog label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 8px;
    min-block-size: 32px;
  }

  dialog label.off {
    color: var(--fb-chat-text-muted);
  }

  dialog .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  dialog label > input {
    flex: none;
  }

  dialog label.how {
    flex-wrap: nowrap;
  }

  dialog .said {
    margin-inline-start: auto;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
    font-variant-numeric: tabular-nums;
  }

  dialog .targets {
    max-block-size: min(240px, 30vh);
    overflow: auto;
  }

  dialog label.above {
    display: block;
  }

  dialog :is(.find, textarea) {
    box-sizing: border-box;
    inline-size: 100%;
  }

  dialog textarea {
    margin-block-start: 4px;
    padding: 6px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    resize: vertical;
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
