import { css } from "lit";

/** What all dialogs have in common. They stand in other elements' trees: every rule begins with the dialog. */
export const styles = css`
  .shade {
    position: fixed;
    inline-size: auto;
    block-size: auto;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: clip;
    background: rgb(0 0 0 / 32%);
    color: inherit;
  }

  dialog {
    position: absolute;
    inset: 8px;
    /* Not its content's: no wider than the gadget. */
    inline-size: auto;
    max-inline-size: 380px;
    max-block-size: calc(100% - 16px);
    margin: auto;
    padding: 16px;
    overflow: auto;
    font-size: var(--fb-chat-font-size);
    box-shadow: var(--_shadow-dialog);
  }

  dialog:focus-visible {
    outline: none;
  }

  dialog h2 {
    margin: 0 0 12px;
    font-size: var(--_font-lg);
    font-weight: 600;
    white-space: normal;
  }

  dialog :is(select, input:not([type="checkbox"], [type="radio"])) {
    min-block-size: 32px;
    padding: 4px 10px;
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
    margin-block-start: 16px;
  }
`;
