import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    padding: 0 10px 6px;
  }

  .filter {
    flex: 1 1 0;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 9px 4px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text-muted);
  }

  .filter:focus-within {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: -1px;
  }

  /* Its label has the outline. */
  input:focus-visible {
    outline: 0;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 30px;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    color: var(--fb-chat-text);
    font: inherit;
    font-size: 0.93em;
    text-overflow: ellipsis;
  }

  input::placeholder {
    color: var(--fb-chat-text-muted);
  }

  .icon-only {
    flex: none;
    color: var(--fb-chat-text-muted);
  }

  /* Not over the rows, of which it would cover one, and not before them: they stay where they are. */
  .news {
    flex: none;
    min-block-size: 30px;
    padding-inline: 8px 10px;
    border-radius: 99px;
  }

  .chip {
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
  }

  /* A line of its own. */
  .break {
    flex-basis: 100%;
    block-size: 0;
  }

  @media (pointer: coarse) {
    .filter {
      min-block-size: 44px;
    }
  }
`;
