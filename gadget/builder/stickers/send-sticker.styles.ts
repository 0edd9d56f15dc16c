import { css } from "lit";

/** A picker is read in rows that are short. */
export const narrower = css`
  dialog {
    max-inline-size: 560px;
    block-size: 560px;
  }
`;
