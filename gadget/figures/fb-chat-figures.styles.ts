import { css } from "lit";

export const styles = css`
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }

  .strip {
    padding-inline: 16px;
  }

  .strip:not(:empty) {
    min-block-size: 1.5em;
  }

  .body {
    display: grid;
    flex: 1;
    align-content: start;
    gap: 12px;
    min-block-size: 0;
    padding: 8px 16px 16px;
    overflow-y: auto;
  }

  .body > * {
    min-inline-size: 0;
  }

  .choose,
  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .by select {
    inline-size: auto;
  }

  h3,
  .small,
  dt,
  small {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 128px), 1fr));
    gap: 8px;
  }

  dl > div {
    display: grid;
    gap: 2px;
    align-content: start;
    padding: 8px 12px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    min-inline-size: 0;
  }

  dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  small {
    display: block;
    font-weight: 400;
  }

  .as-of {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }

  .short-of {
    color: var(--fb-chat-danger);
  }

  .scrolls {
    overflow-x: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    white-space: nowrap;
  }

  th,
  td {
    padding: 6px 10px;
    border-block-end: 1px solid var(--fb-chat-border);
    text-align: end;
    vertical-align: top;
  }

  th:first-child {
    text-align: start;
  }

  thead th {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 400;
  }
`;
