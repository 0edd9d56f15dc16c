import { css } from "lit";

/** The name of a record, as what leads somewhere. */
export const recordStyles = css`
  .record {
    min-inline-size: 0;
    min-block-size: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    background: none;
    color: var(--fb-chat-accent);
    font: inherit;
    text-decoration: underline;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
`;
