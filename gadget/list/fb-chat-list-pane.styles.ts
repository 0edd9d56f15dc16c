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

  button.more {
    display: flex;
    margin: 8px auto 12px;
  }
`;
