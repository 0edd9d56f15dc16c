import { css } from "lit";

export const styles = css`
  section {
    padding: var(--_space-2) 12px;
    border-block-start: 1px solid var(--fb-chat-border);
  }

  h3,
  ul,
  p {
    margin: 0;
    padding: 0;
  }

  h3 {
    margin-block-end: 4px;
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  li {
    padding-block: 3px;
    list-style: none;
    overflow-wrap: anywhere;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 8px;
  }

  a {
    color: var(--fb-chat-accent);
  }

  .is-closed .head > :first-child {
    color: var(--fb-chat-text-muted);
  }

  .small {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .late {
    color: var(--fb-chat-warning);
  }

  form {
    display: grid;
    gap: 6px;
    padding-block-start: 4px;
  }

  label {
    display: grid;
    gap: 4px;
    font-size: var(--_font-sm);
  }

  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 60px;
    resize: vertical;
    padding: 6px 8px;
    border: 1px solid var(--fb-chat-border);
    border-radius: 8px;
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
    font: inherit;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .ask {
    margin-inline-start: -10px;
    font-size: var(--_font-sm);
  }
`;
