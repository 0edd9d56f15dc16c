import { css } from "lit";

export const styles = css`
  header {
    border: 0;
  }

  h3 {
    margin: 0;
  }

  form {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 0 16px 10px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .box {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .box input {
    flex: 1;
    min-inline-size: 0;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  select {
    flex: 1 1 8em;
    min-inline-size: 0;
    max-inline-size: 100%;
    font-size: var(--_font-sm);
  }

  .body {
    flex: 1;
    min-block-size: 0;
    padding: 0 16px 16px;
    overflow-y: auto;
  }

  h3 {
    margin-block: 14px 4px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    padding-block: 4px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 8px;
    inline-size: 100%;
    padding: 6px 8px;
    border: 0;
    background: none;
    text-align: start;
  }

  .row:hover {
    background: var(--fb-chat-surface-hover);
  }

  .who {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .when,
  .by {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 400;
  }

  .known {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 2px 12px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 400;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .known mark {
    color: var(--fb-chat-text);
  }

  .said {
    grid-column: 1 / -1;
    font-weight: 400;
    overflow-wrap: anywhere;
    white-space: normal;
  }

  .name {
    padding: 6px 8px 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .note {
    padding-inline: 6px;
    border-radius: 4px;
    background: var(--fb-chat-bubble-note);
    color: var(--fb-chat-text);
    font-size: var(--_font-sm);
  }

  mark {
    border-radius: 3px;
    background: color-mix(in srgb, var(--fb-chat-warning) 30%, transparent);
    color: inherit;
    font-weight: 600;
  }

  .told {
    margin: 10px 0 0;
    color: var(--fb-chat-text-muted);
  }

  .problem {
    color: var(--fb-chat-danger);
  }

  .recent {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .recent button {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .all {
    text-align: start;
    white-space: normal;
  }

  .more {
    margin-block-start: 10px;
  }

  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
