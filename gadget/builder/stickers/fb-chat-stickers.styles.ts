import { css } from "lit";

export const styles = css`
  :host {
    --_cell: 80px;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    block-size: 100%;
  }

  header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 8px 2px 16px;
  }

  :host(:dir(rtl)) header {
    padding-inline: 16px 8px;
  }

  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: var(--_font-lg);
    font-weight: 600;
  }

  .search {
    position: relative;
    padding: 8px 16px;
  }

  .search .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 26px;
    margin-block: auto;
    color: var(--fb-chat-text-muted);
    pointer-events: none;
  }

  .search input {
    inline-size: 100%;
    padding-inline-start: 34px;
  }

  button {
    display: grid;
    place-items: center;
    min-inline-size: 0;
    min-block-size: 0;
    padding: 6px;
    border: 0;
    background: none;
    font-weight: 400;
  }

  header button {
    padding: 0;
  }

  .packs {
    flex: none;
    display: flex;
    gap: 4px;
    padding: 0 14px 8px;
    overflow-x: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .packs button {
    flex: none;
    inline-size: 48px;
    block-size: 48px;
  }

  .packs button[aria-current="true"] {
    background: var(--fb-chat-surface-pressed);
  }

  .packs button:focus-visible,
  .grid button:focus-visible {
    outline-offset: -2px;
  }

  .all {
    flex: 1;
    min-block-size: 0;
    padding: 8px 12px 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--_cell), 1fr));
    gap: 4px;
  }

  .grid > * {
    block-size: var(--_cell);
    border-radius: var(--fb-chat-radius);
  }

  .grid button:is(:hover, :focus-visible),
  .packs button:hover {
    background: var(--fb-chat-surface-hover);
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    object-fit: contain;
  }

  .like {
    font-family: "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", var(--fb-chat-font), sans-serif;
    font-size: 48px;
    line-height: 1;
  }

  .named {
    max-inline-size: 100%;
    max-block-size: 100%;
    overflow: hidden;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-xs);
    overflow-wrap: anywhere;
    white-space: normal;
  }

  .place {
    margin: 6px;
    block-size: calc(var(--_cell) - 12px);
    background: var(--fb-chat-surface-sunken);
  }

  .instead,
  .none {
    display: grid;
    justify-items: center;
    gap: 8px;
    max-inline-size: 40ch;
    margin: 0 auto;
    padding: 32px 16px;
    text-align: center;
    text-wrap: balance;
  }

  .instead p {
    margin: 0;
  }

  .instead button {
    padding: 6px 14px;
    border: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface);
  }

  .none {
    color: var(--fb-chat-text-muted);
  }

  @media (pointer: coarse) {
    .packs button {
      inline-size: 56px;
      block-size: 56px;
    }
  }
`;
