import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
  }

  [role="tablist"] {
    flex: none;
    display: flex;
    overflow-x: auto;
    scrollbar-width: none;
    padding-inline: 2px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  [role="tab"] {
    flex: 1 1 auto;
    gap: 4px;
    min-block-size: 36px;
    padding: 0 5px;
    border: 0;
    border-block-end: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--fb-chat-text-muted);
  }

  [role="tab"][aria-selected="true"] {
    border-block-end-color: var(--fb-chat-accent);
    color: var(--fb-chat-accent);
  }

  :focus-visible {
    outline-offset: -2px;
  }

  .count {
    font-size: 0.86em;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }

  .filter {
    flex: none;
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 12px;
    border-block-end: 1px solid var(--fb-chat-border);
    color: var(--fb-chat-text-muted);
  }

  .filter:focus-within {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: -2px;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 32px;
    border: 0;
    outline: 0;
    background: none;
    color: var(--fb-chat-text);
    font: inherit;
  }

  input::placeholder {
    color: var(--fb-chat-text-muted);
  }

  .news {
    position: sticky;
    inset-block-start: 6px;
    z-index: 1;
    display: flex;
    block-size: 28px;
    /* Takes no room: rows stay where they are. */
    margin: 0 auto -28px;
    border-radius: 99px;
    box-shadow: 0 2px 8px rgb(0 0 0 / 20%);
  }

  .found {
    margin: 0;
    padding: 4px 12px;
    font-size: 0.86em;
  }

  .rows {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  @media (forced-colors: active) {
    [role="tab"] {
      border-color: Canvas;
    }

    [role="tab"][aria-selected="true"] {
      border-color: Highlight;
    }
  }

  .empty {
    margin: 0;
    padding: 32px 16px;
    text-align: center;
  }

  .more {
    display: flex;
    margin: 8px auto 12px;
  }
`;
