import { css } from "lit";

/** The frame is the gadget's; a bar is as high as what it holds. */
export const styles = css`
  :host {
    min-inline-size: 0;
    min-block-size: 0;
  }

  :host([hidden]) {
    display: none;
  }

  .room {
    flex: 1;
    display: flex;
    flex-direction: column;
    position: relative;
    min-block-size: 0;
  }

  .room > div {
    flex: 1;
  }

  fb-chat-customer-pane {
    inline-size: 100%;
    border: 0;
  }

  .nothing {
    overflow-wrap: anywhere;
  }
`;

/** Of parts that are a bar. */
export const barStyles = css`
  :host {
    block-size: auto;
    container-type: inline-size;
    contain-intrinsic-size: none;
    overflow: visible;
  }

  .gadget {
    position: static;
  }

  fb-chat-composer-pane {
    border-block-start: 0;
  }

  .nothing {
    padding: calc(12px * var(--fb-chat-space)) 12px;
  }

  .nothing strong {
    font-weight: inherit;
    color: inherit;
  }
`;
