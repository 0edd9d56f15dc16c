import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  .strip {
    margin: calc(-6px * var(--fb-chat-space)) -12px 8px;
    border-block-start: 0;
  }

  form {
    display: grid;
    gap: 6px;
    padding: 8px 12px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-bubble-note);
  }

  form:focus-within {
    border-color: var(--fb-chat-accent);
    outline: 1px solid var(--fb-chat-accent);
  }

  label {
    display: grid;
    gap: 4px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 36px;
    max-block-size: min(160px, 35cqb);
    margin: 0;
    padding: 4px 0;
    border: 0;
    outline: none;
    background: none;
    color: var(--fb-chat-text);
    font: inherit;
    font-size: var(--fb-chat-font-size);
    field-sizing: content;
    resize: none;
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 6px;
  }
`;
