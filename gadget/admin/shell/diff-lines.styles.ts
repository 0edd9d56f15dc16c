import { css } from "lit";

/** Of lines as diffLines() tells of them. */
export const diffStyles = css`
  .diff li {
    display: grid;
    grid-template-columns: 1.2em minmax(0, 1fr);
    padding: 2px 6px;
    border-radius: var(--_radius-small);
    overflow-wrap: anywhere;
  }

  .diff .gone {
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
  }

  .diff .new {
    background: var(--fb-chat-success-surface);
    color: var(--fb-chat-success);
  }
`;
