import { css } from "lit";

export const styles = css`
  :host {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    max-inline-size: calc(100vw - 8px);
    margin: 0;
    padding: 4px 8px;
    /* Seen where the system draws in its own colours, without backgrounds. */
    border: 1px solid transparent;
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-text);
    color: var(--fb-chat-surface);
    font-size: var(--_font-sm);
    pointer-events: none;
  }
`;
