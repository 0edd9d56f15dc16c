import { css } from "lit";

export const styles = css`
  dialog {
    display: flex;
    flex-direction: column;
    gap: 8px;
    max-inline-size: 352px;
    block-size: 400px;
    max-block-size: 100%;
    padding: 12px;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 20%);
  }

  dialog .top {
    display: flex;
    gap: 8px;
  }

  dialog :is(input, select) {
    min-inline-size: 0;
    min-block-size: 32px;
  }

  dialog input {
    flex: 1;
    text-overflow: ellipsis;
  }

  dialog .tabs {
    display: flex;
    justify-content: space-between;
  }

  dialog :is(.tabs, .grid) button {
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
  }

  dialog .tabs button {
    min-inline-size: 28px;
    min-block-size: 28px;
    font-size: 1.15em;
  }

  dialog .tabs button[aria-selected="true"] {
    outline: 1px solid var(--fb-chat-border-strong);
    background: var(--fb-chat-surface-sunken);
  }

  dialog .grid {
    flex: 1;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(36px, 1fr));
    align-content: start;
    overflow-y: auto;
  }

  dialog .grid button {
    block-size: 36px;
    font-size: 1.5em;
    line-height: 1;
  }

  dialog .grid button:is(:hover, :focus-visible) {
    background: var(--fb-chat-surface-sunken);
  }

  dialog p {
    margin: 0;
    color: var(--fb-chat-text-muted);
  }
`;
