import { css } from "lit";

export const privacyStyles = css`
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 6em;
    padding: 0.45em 0.75em;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
    font: inherit;
    direction: ltr;
    text-align: start;
    resize: vertical;
  }

  textarea:focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: var(--wa-focus-ring-offset);
  }

  label {
    display: grid;
    gap: 4px;
  }

  label > span {
    font-weight: 600;
  }

  .who {
    font-weight: 600;
    white-space: pre-line;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .held {
    margin-block-start: 2px;
    color: var(--fb-chat-warning);
    font-size: 0.93em;
  }

  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
    gap: 16px;
  }

  section {
    display: grid;
    gap: 12px;
  }
`;
