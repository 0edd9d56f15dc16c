import { css } from "lit";

export const ground = css`
  :host {
    position: relative;
    display: block;
    block-size: 100%;
    overflow: hidden;
    background: var(--fb-chat-surface);
  }

  .gadget {
    position: absolute;
    inset: 0;
    box-sizing: border-box;
    padding: 16px;
    color: var(--fb-chat-text);
    font: var(--fb-chat-font-size) / 1.4 var(--fb-chat-font);
  }

  .gadget > p {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0 0 12px;
  }

  .inside {
    padding: 12px;
  }

  .low {
    padding-block-start: 40px;
  }
`;
