import { css } from "lit";

/** A strip across the thread: an icon, words, and what can be done about it. */
export const notice = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 6px 12px;
    border-block-end: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
    font-size: 0.93em;
  }

  .notice .words {
    flex: 1 1 180px;
    overflow-wrap: anywhere;
  }

  .notice .choices {
    display: flex;
    gap: 4px;
    margin-inline-start: auto;
  }
`;
