import { css } from "lit";

/** Of textArea(). */
export const textAreaStyles = css`
  .area {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
  }

  .area label {
    font-weight: 600;
  }

  .area textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 4.5em;
    padding: 8px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    resize: vertical;
    field-sizing: content;
  }

  .area textarea:focus-visible {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: 1px;
  }
`;
