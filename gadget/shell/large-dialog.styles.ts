import { css } from "lit";

/** A dialog that one element fills, as large as the gadget has room. */
export const largeDialog = css`
  dialog {
    flex-direction: column;
    max-inline-size: 940px;
    block-size: 720px;
    max-block-size: 100%;
    padding: 0;
    overflow: hidden;
  }

  dialog[open] {
    display: flex;
  }

  dialog > * {
    flex: 1;
  }
`;

/** The element that fills it: a column of its own, under a head with its name and the way out. */
export const largeDialogHead = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 16px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: var(--_font-lg);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;
