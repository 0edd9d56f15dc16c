import { css } from "lit";

/** They stand in other elements' trees: every rule begins with the popover. */
export const styles = css`
  .popover {
    position: fixed;
    inset: auto;
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100vh - 16px);
    margin: 0;
    padding: 0;
    overflow: hidden;
    font-size: var(--fb-chat-font-size);
  }

  .popover:focus-visible {
    outline: none;
  }

  .popover :is(select, input):focus-visible {
    outline-offset: -1px;
  }

  .popover :is(select, input[type="search"]) {
    min-inline-size: 0;
    min-block-size: 32px;
    padding: 4px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
  }
`;
