import { css } from "lit";

/** A strip across the thread, or across everything: an icon, words, and what can be done about it. */
export const notice = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 4px 8px;
    min-block-size: 36px;
    margin: 0;
    padding: 4px 12px;
    border-block-end: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
    font-size: 0.93em;
  }

  .words {
    /* The buttons go below where the words would have less than half of a narrow panel. */
    flex: 1 1 200px;
    overflow-wrap: anywhere;
  }

  .choices {
    display: flex;
    gap: 4px;
  }
`;
