import { css } from "lit";

export const styles = css`
  .popover .emoji {
    --_cell: 36px;
    --_columns: 9;
    display: grid;
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    inline-size: calc(var(--_columns) * var(--_cell) + 32px);
    max-inline-size: 100%;
    block-size: min(420px, calc(100vh - 18px));
  }

  .emoji .top {
    display: flex;
    gap: 8px;
    padding: 12px 12px 8px;
  }

  .emoji input {
    flex: 1;
    text-overflow: ellipsis;
  }

  .emoji .top select {
    padding-inline: 6px;
  }

  .emoji .groups {
    display: flex;
    justify-content: space-between;
    padding: 0 10px 6px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .emoji button {
    min-inline-size: 0;
    min-block-size: 0;
    padding: 0;
    border: 0;
    background: none;
    font-family: "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", var(--fb-chat-font), sans-serif;
    font-weight: 400;
    line-height: 1;
  }

  .emoji .groups button {
    flex: 0 1 32px;
    block-size: 32px;
    font-size: 17px;
    filter: grayscale(1);
    opacity: 0.75;
  }

  .emoji .groups button:is(:hover, :focus-visible, [aria-current="true"]) {
    filter: none;
    opacity: 1;
  }

  .emoji .groups button[aria-current="true"] {
    background: var(--fb-chat-surface-pressed);
  }

  .emoji .all {
    position: relative;
    padding: 0 8px 8px 12px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
  }

  /* Only what is in sight is laid out: there are near two thousand. */
  .emoji .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--_cell), 1fr));
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(round(up, var(--_count) / var(--_columns), 1) * var(--_cell));
  }

  .emoji .heading {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin: 0;
    padding: 8px 4px 4px;
    background: var(--fb-chat-surface-raised);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  .emoji .grid button {
    block-size: var(--_cell);
    font-size: 22px;
  }

  .emoji .grid button:is(:hover, :focus-visible) {
    background: var(--fb-chat-surface-hover);
  }

  .emoji .grid button:focus-visible {
    outline-offset: -2px;
  }

  .emoji .all p {
    margin: 24px 8px;
    color: var(--fb-chat-text-muted);
    text-align: center;
  }

  .emoji .name {
    min-block-size: 30px;
    margin: 0;
    padding: 6px 16px;
    overflow: hidden;
    border-block-start: 1px solid var(--fb-chat-border);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @media (pointer: coarse) {
    .popover .emoji {
      --_cell: 44px;
      --_columns: 7;
    }

    .emoji .top :is(input, select) {
      min-block-size: 44px;
    }

    .emoji .groups {
      overflow-x: auto;
    }

    .emoji .groups button {
      flex: 0 0 44px;
      block-size: 44px;
    }

    .emoji .name {
      display: none;
    }
  }
`;
