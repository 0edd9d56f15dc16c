import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
  }

  :focus-visible {
    outline-offset: -2px;
  }

  /* Its room is kept until it is there. */
  fb-chat-list-tools {
    flex: none;
    min-block-size: 38px;
  }

  @media (pointer: coarse) {
    fb-chat-list-tools {
      min-block-size: 50px;
    }
  }

  .found {
    margin: 0;
    padding: 0 14px 4px;
    font-size: var(--_font-sm);
  }

  .rows {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* The element keeps the reader's place itself, the same in every browser. */
    overflow-anchor: none;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .empty {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 6px;
    padding: 48px 24px;
    text-align: center;
    text-wrap: balance;
  }

  .empty > .icon {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 6px;
    stroke-width: 1.5;
    color: var(--fb-chat-border-strong);
  }

  .empty p {
    margin: 0;
    max-inline-size: 32ch;
  }

  .empty button {
    margin-block-start: 8px;
  }

  .more {
    display: flex;
    margin: 8px auto 12px;
  }

  /* Rows of the same height as those that come. Who has them at once sees nothing of these. */
  .skeleton {
    animation: appear var(--_base) 300ms backwards;
  }

  .ghost {
    display: grid;
    grid-template: 1.43em 2.57em / auto 1fr;
    gap: 0 10px;
    align-items: center;
    padding: calc(var(--fb-chat-space) * 10px - 2px) 14px;
  }

  .ghost > * {
    block-size: 0.72em;
    border-radius: 99px;
    background: var(--fb-chat-surface-pressed);
  }

  .ghost i {
    grid-row: 1 / -1;
    inline-size: calc(32px + 8px * var(--fb-chat-space));
    block-size: calc(32px + 8px * var(--fb-chat-space));
  }

  .ghost b {
    inline-size: 45%;
  }

  .ghost span {
    align-self: start;
    margin-block-start: 0.4em;
    inline-size: 85%;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @media (forced-colors: active) {
    .ghost > * {
      border: 1px solid GrayText;
    }
  }
`;
