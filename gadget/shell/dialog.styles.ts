import { css } from "lit";

/** What all dialogs have in common. They stand in other elements' trees: every rule begins with the dialog. */
export const styles = css`
  dialog {
    box-sizing: border-box;
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100vh - 16px);
    padding: 16px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
  }

  dialog:focus-visible {
    outline: none;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 35%);
  }

  dialog h2 {
    margin: 0 0 12px;
    font-size: 1.15em;
    white-space: normal;
  }

  dialog :is(select, input:not([type="checkbox"], [type="radio"])) {
    min-block-size: 28px;
    padding: 2px 8px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
  }

  dialog .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 12px;
  }
`;
