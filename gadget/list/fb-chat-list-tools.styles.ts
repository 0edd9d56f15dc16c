import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
  }

  :focus-visible {
    outline-offset: -2px;
  }

  select {
    flex: 0 1 auto;
    min-inline-size: 0;
    min-block-size: 32px;
    padding-inline: 8px;
    border: 0;
    background: none;
    color: var(--fb-chat-text-muted);
    font: inherit;
    font-size: 0.93em;
    text-overflow: ellipsis;
    field-sizing: content;
  }

  option {
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
  }

  .filter {
    flex: 1 1 0;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 12px 4px;
    color: var(--fb-chat-text-muted);
  }

  .filter + select {
    max-inline-size: 50%;
    margin-inline-end: 4px;
  }

  .filter:focus-within {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: -2px;
  }

  /* Its label has the outline. */
  input:focus-visible {
    outline: 0;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 32px;
    border: 0;
    outline: 0;
    background: none;
    color: var(--fb-chat-text);
    font: inherit;
    text-overflow: ellipsis;
  }

  input::placeholder {
    color: var(--fb-chat-text-muted);
  }

  /* Not over the rows, of which it would cover one, and not before them: they stay where they are. */
  .news {
    align-self: center;
    flex: none;
    margin-inline: auto 8px;
    padding-inline: 8px;
    border-radius: 99px;
  }
`;
