import { css } from "lit";

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    container-type: inline-size;
  }

  .scroller {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* The element keeps the reader's place itself, the same in every browser. */
    overflow-anchor: none;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  .content {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-block-size: 100%;
    padding: var(--_space-2) var(--_space-4) var(--_space-3);
  }

  ol {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li[data-anchor] {
    margin-block-end: var(--_space-3);
  }

  li:has(> [continues]) {
    margin-block-end: 2px;
  }

  li:focus-visible {
    outline-offset: -1px;
    border-radius: var(--fb-chat-radius);
  }

  /* Somebody was brought here. */
  [data-found] {
    border-radius: var(--fb-chat-radius);
    animation: found 2s;
  }

  @keyframes found {
    from {
      background: var(--fb-chat-accent-surface);
    }
  }

  .older {
    align-self: center;
    max-inline-size: 100%;
    margin: 0;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: inherit;
    white-space: normal;
  }

  .divider {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    /* Not a margin: what is above may be no longer rendered, and is as high as it was with this. */
    padding: var(--_space-2) 0 var(--_space-3);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .day span {
    display: block;
  }

  .day span:not(:empty)::first-letter {
    text-transform: uppercase;
  }

  .day,
  .unread {
    font-weight: 600;
  }

  .unread {
    color: var(--fb-chat-accent);
  }

  .unread::before,
  .unread::after {
    content: "";
    flex: 1;
    border-block-start: 1px solid;
  }

  summary {
    inline-size: fit-content;
    max-inline-size: 100%;
    min-block-size: 24px;
    margin: 0 auto;
    padding: 2px 8px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    border-radius: var(--fb-chat-radius);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    cursor: pointer;
  }

  .empty {
    margin: auto;
    padding: 24px;
  }

  .to-end {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    border-radius: 99px;
    box-shadow: 0 2px 8px rgb(0 0 0 / 20%);
  }
`;
