import { css } from "lit";

/** Shared with the local echo, which must look like the message it becomes. */
export const bubble = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    max-inline-size: 100%;
  }

  .by {
    margin: 8px 4px 2px;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  .bubble {
    max-inline-size: min(85%, 60ch);
    padding: calc(2px + 4px * var(--fb-chat-space) - 1px) 11px;
    /* Seen where the system draws in its own colours, without backgrounds. */
    border: 1px solid transparent;
    border-radius: calc(var(--fb-chat-radius) * 1.5);
    background: var(--fb-chat-bubble-own);
    overflow-wrap: anywhere;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 2px 8px;
    max-inline-size: 100%;
    margin: 2px 4px 0;
    color: var(--fb-chat-text-muted);
    font-size: 0.82em;
    font-variant-numeric: tabular-nums;
  }

  time {
    unicode-bidi: plaintext;
  }

  .progress {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .progress .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .warning {
    color: var(--fb-chat-warning);
  }

  .danger {
    color: var(--fb-chat-danger);
  }

  .done {
    color: var(--fb-chat-accent);
  }
`;

/** Words inside of a bubble. */
export const spoken = css`
  /* Only here: the white space of the template around it is none of the customer's. */
  .text {
    white-space: pre-wrap;
    /* Each paragraph runs, and stands, as its own words do. */
    unicode-bidi: plaintext;
  }

  :is(.bubble, div) > .text {
    display: block;
  }

  .text.large {
    font-size: 2em;
    line-height: 1.2;
  }

  a {
    color: var(--fb-chat-accent);
  }

  /* An address reads from the left, whatever is around it. */
  .text a {
    direction: ltr;
    unicode-bidi: isolate;
  }

  .kind {
    display: block;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  .choice {
    display: inline-block;
    padding: 1px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: 99px;
  }
`;

export const styles = css`
  :host([side="customer"]) {
    align-items: flex-start;
  }

  :host([side="customer"]) .bubble {
    background: var(--fb-chat-bubble);
  }

  :host([side="other"]) .bubble {
    background: var(--fb-chat-bubble-other);
  }

  :host([side="customer"]) .meta {
    justify-content: flex-start;
  }

  :host([side="system"]) {
    align-items: center;
  }

  .line {
    max-inline-size: 100%;
    margin: 6px 0;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
    text-align: center;
  }

  .withdrawn {
    opacity: 0.7;
    text-decoration: line-through;
  }

  /* Parts of one text: one bubble with seams. */
  :host([joined]) .bubble {
    border-end-end-radius: 4px;
    border-end-start-radius: 4px;
  }

  details {
    inline-size: 100%;
    text-align: end;
  }

  :host([side="customer"]) details {
    text-align: start;
  }

  details p {
    margin: 0;
  }

  summary {
    display: inline-block;
    min-block-size: 24px;
    padding: 3px 0;
    text-decoration: underline;
    cursor: pointer;
  }

  .choices {
    display: inline-flex;
    gap: 6px;
  }

  .choices button {
    min-block-size: 24px;
    padding: 1px 8px;
    font-size: 1em;
  }
`;
