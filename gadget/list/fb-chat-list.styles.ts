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
    min-block-size: 33px;
    border-block-end: 1px solid var(--fb-chat-border);
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
    /* The element keeps the reader's place itself, the same in every browser. */
    overflow-anchor: none;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
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
