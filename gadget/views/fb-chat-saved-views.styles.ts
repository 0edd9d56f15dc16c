import { css } from "lit";

export const styles = css`
  h3,
  h4 {
    margin: 0;
  }

  .body {
    flex: 1;
    min-block-size: 0;
    padding: 4px 16px 16px;
    overflow-y: auto;
  }

  h3 {
    margin-block: 12px 6px;
    font-size: 1em;
  }

  h4 {
    margin-block: 8px 2px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .row {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: 34px;
    padding: 4px 8px;
    border: 0;
    background: none;
    text-align: start;
  }

  .row:hover {
    background: var(--fb-chat-surface-hover);
  }

  .row[aria-current="true"] {
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
    font-weight: 600;
  }

  .name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .count {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-variant-numeric: tabular-nums;
  }

  .choices,
  .known {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
    gap: 8px;
  }

  .choice {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .choice select,
  .keep input {
    color: var(--fb-chat-text);
  }

  .tick {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 34px;
  }

  /* What is said of one thing stands together. */
  .known {
    grid-column: 1 / -1;
    align-items: end;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  .ticks {
    max-block-size: 12em;
    overflow-y: auto;
  }

  .choice input {
    color: var(--fb-chat-text);
    min-inline-size: 0;
  }

  .keep {
    display: grid;
    gap: 8px;
    margin-block-start: 12px;
    padding: 10px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }

  .keep .buttons {
    margin: 0;
  }

  .told {
    margin: 6px 0;
    color: var(--fb-chat-text-muted);
    overflow-wrap: anywhere;
  }

  .told:empty {
    display: none;
  }

  .problem {
    color: var(--fb-chat-danger);
  }
`;
