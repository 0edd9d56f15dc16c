import { css } from "lit";

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
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
    padding: 8px 12px 12px;
  }

  ol {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li[data-anchor] {
    margin-block-end: 3px;
  }

  li:focus-visible {
    outline-offset: -1px;
    border-radius: 6px;
  }

  /* Somebody was brought here. */
  [data-found] {
    border-radius: 6px;
    animation: found 2s;
  }

  @keyframes found {
    from {
      background: var(--fb-chat-accent-surface);
      box-shadow: 0 0 0 4px var(--fb-chat-accent);
    }
  }

  .older {
    align-self: center;
    max-inline-size: 100%;
    white-space: normal;
    margin: 4px 0 8px;
  }

  p.older {
    font-size: 0.82em;
  }

  .divider {
    display: flex;
    align-items: center;
    gap: 12px;
    /* Not a margin: what is above may be no longer rendered, and is as high as it was with this. */
    padding: 12px 0 7px;
    color: var(--fb-chat-text-muted);
    font-size: 0.82em;
  }

  .divider::before,
  .divider::after {
    content: "";
    flex: 1;
    border-block-start: 1px solid var(--fb-chat-border);
  }

  .day span {
    display: block;
  }

  .day span::first-letter {
    text-transform: uppercase;
  }

  .interaction {
    padding-block-start: 4px;
  }

  .unread {
    color: var(--fb-chat-accent);
    font-weight: 600;
  }

  .unread::before,
  .unread::after {
    border-color: currentColor;
  }

  .lines {
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
    text-align: center;
  }

  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    margin: 2px auto;
    padding: 2px 8px;
    border-radius: 6px;
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
