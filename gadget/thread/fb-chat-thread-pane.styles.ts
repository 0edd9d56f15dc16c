import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
  }

  :host([panel="beside"]) {
    padding-inline-end: 300px;
  }

  fb-chat-entries {
    flex: 1;
    min-block-size: 0;
  }

  fb-chat-composer-pane:not(:defined) {
    flex: none;
    display: block;
    /* As high as it is with a line of text. */
    block-size: 119px;
    visibility: hidden;
  }

  fb-chat-composer-pane[hidden] {
    display: none;
  }

  slot[name="customer"] {
    display: block;
  }

  slot[name="customer"]:not([slot]) {
    flex: none;
    max-block-size: 40%;
    overflow: auto;
  }
`;
