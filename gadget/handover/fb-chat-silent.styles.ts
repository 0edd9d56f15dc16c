import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  .strip {
    margin: calc(-6px * var(--fb-chat-space)) -12px 8px;
    border-block-start: 0;
  }
`;
