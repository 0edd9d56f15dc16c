import { css } from "lit";

/** What all dialogs have in common. They stand in other elements' trees: every rule begins with the dialog. */
export const styles = css`
  dialog {
    position: fixed;
    /* The gadget's box, which is followed. */
    inset: var(--_box);
    /* Not its content's: no wider than the gadget. */
    inline-size: auto;
    max-inline-size: 380px;
    max-block-size: none;
    margin: auto;
    padding: 16px;
    overflow: auto;
    font-size: var(--fb-chat-font-size);
    box-shadow: var(--_shadow-dialog);
  }

  dialog:focus-visible {
    outline: none;
  }

  dialog::backdrop {
    inset: var(--_dimmed);
    background: rgb(0 0 0 / 32%);
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
