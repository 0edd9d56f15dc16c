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
