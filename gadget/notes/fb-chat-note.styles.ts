import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    inline-size: min(92%, 36rem);
    align-self: center;
  }

  .note {
    margin: var(--_space-1) 0;
    padding: var(--_space-2) var(--_space-3);
    border: 1px dashed var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-bubble-note);
    color: var(--fb-chat-text);
    overflow-wrap: anywhere;
  }

  .mine {
    border-inline-start: 3px solid var(--fb-chat-accent);
  }

  p {
    margin: 0;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .head svg {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
  }

  .by {
    min-inline-size: 0;
  }

  /* Not around it: a note begins with its words, and not with the white space of the template. */
  .words {
    font-size: var(--fb-chat-font-size);
    white-space: pre-line;
  }

  .mention {
    font-weight: 600;
  }

  .me {
    text-decoration: underline;
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-inline-start: auto;
  }

  .asked {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 6px;
    margin-block-start: 6px;
  }

  .asked p {
    flex: 1 1 100%;
  }

  .deeds button {
    min-block-size: 24px;
    padding: 0 6px;
    font-size: var(--_font-sm);
  }
`;
