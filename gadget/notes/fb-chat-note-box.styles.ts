import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  form {
    display: grid;
    gap: 6px;
    padding: 8px 12px;
    border: 1px dashed var(--fb-chat-border-strong);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-bubble-note);
  }

  form:focus-within {
    border-color: var(--fb-chat-accent);
    outline: 1px solid var(--fb-chat-accent);
  }

  p {
    margin: 0;
    font-size: var(--_font-sm);
  }

  .title {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--fb-chat-text);
    font-weight: 600;
  }

  .title svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
  }

  .told,
  .left,
  .none,
  .how {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .told {
    overflow-wrap: anywhere;
  }

  .why {
    color: var(--fb-chat-danger);
    font-weight: 600;
  }

  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 44px;
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

  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--fb-chat-text-muted);
    opacity: 1;
  }

  ul {
    max-block-size: 180px;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    list-style: none;
    overflow-y: auto;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 12px;
    min-block-size: 24px;
    padding: 4px 8px;
    border-radius: 4px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  li[aria-selected="true"] {
    background: var(--fb-chat-accent-surface);
    outline: 1px solid var(--fb-chat-accent);
  }

  li[aria-disabled="true"] {
    color: var(--fb-chat-text-muted);
    cursor: default;
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px;
  }
`;
