import { css } from "lit";

export const reviewStyles = css`
  .review > section,
  section[aria-labelledby="links"] {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }

  h3,
  h4 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .rows > li {
    display: grid;
    gap: 6px;
  }

  summary {
    padding-block: 6px;
    cursor: pointer;
  }

  details > * + * {
    margin-block-start: 8px;
  }

  .numbers {
    display: grid;
    gap: 6px;
    padding-inline-start: 1.6em;
    list-style: decimal;
  }

  .testers {
    display: grid;
    gap: 4px;
  }

  .testers > span:first-child {
    font-weight: 600;
  }

  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    padding: 8px 10px;
    border: 1px solid var(--fb-chat-border-strong, currentColor);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }

  .names {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }

  .marks {
    display: grid;
    gap: 8px;
  }

  .marks > li {
    display: flex;
    gap: 10px;
    align-items: start;
  }

  .marks > li > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .marks .icon {
    flex: none;
    margin-block-start: 2px;
    color: var(--fb-chat-text-muted);
  }

  .marks .done .icon {
    color: var(--fb-chat-success);
  }
`;
