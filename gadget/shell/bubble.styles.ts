import { css } from "lit";

/** Shared with the local echo, which must look like the message it becomes. */
export const bubble = css`
  :host {
    --_bubble: var(--fb-chat-bubble-own);
    display: flex;
    flex-direction: column;
    align-items: flex-end;
  }

  .by {
    margin: var(--_space-2) var(--_space-3) 2px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .bubble {
    position: relative;
    max-inline-size: min(80%, 36rem);
    padding: calc(3px + var(--_space-1)) 12px;
    /* Seen where the system draws in its own colours, without backgrounds. */
    border: 1px solid transparent;
    border-radius: var(--_radius-bubble);
    background: var(--_bubble);
    overflow-wrap: anywhere;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 2px var(--_space-2);
    max-inline-size: 100%;
    margin: 2px 12px 0;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
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
    font-size: 2.6em;
    line-height: 1.2;
  }

  a {
    color: inherit;
  }

  /* An address reads from the left, whatever is around it. */
  .text a {
    direction: ltr;
    unicode-bidi: isolate;
  }

  .kind {
    display: block;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }
`;

export const styles = css`
  :host([side="customer"]) {
    --_bubble: var(--fb-chat-bubble);
    align-items: flex-start;
  }

  :host([side="other"]) {
    --_bubble: var(--fb-chat-bubble-other);
  }

  :host([side="customer"]) .meta {
    justify-content: flex-start;
  }

  :host([side="system"]) {
    align-items: center;
  }

  .line {
    max-inline-size: 100%;
    margin: var(--_space-1) 0;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    text-align: center;
  }

  /* Plainly nothing that the customer reads. */
  .note {
    max-inline-size: min(92%, 36rem);
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-bubble-note);
    color: inherit;
    text-align: start;
    overflow-wrap: anywhere;
  }

  /* Not around it: a note begins with its words, and not with the white space of the template. */
  .note span {
    white-space: pre-line;
  }

  .withdrawn {
    opacity: 0.7;
    text-decoration: line-through;
  }

  /* What brings its own shape, and emoji alone. */
  .bare {
    padding: 0;
    border: none;
    background: none;
  }

  .bare:has(> fb-chat-content) {
    max-inline-size: min(92%, 44rem);
  }

  /* Room for what hangs at its lower corner. */
  .reacted {
    margin-block-end: 14px;
  }

  /* Those that stand together are joined on their author's side. */
  :host([continued]) .bubble {
    border-start-end-radius: var(--_radius-small);
  }

  :host([continues]) .bubble {
    border-end-end-radius: var(--_radius-small);
  }

  :host([side="customer"][continued]) .bubble {
    border-start-end-radius: var(--_radius-bubble);
    border-start-start-radius: var(--_radius-small);
  }

  :host([side="customer"][continues]) .bubble {
    border-end-end-radius: var(--_radius-bubble);
    border-end-start-radius: var(--_radius-small);
  }

  fb-chat-avatar {
    position: absolute;
    inset-inline-end: calc(100% + 8px);
    inset-block-end: 0;
    inline-size: 28px;
    block-size: 28px;
    display: none;
  }

  @container (width >= 480px) {
    :host([side="customer"]) {
      padding-inline-start: 36px;
    }

    fb-chat-avatar {
      display: block;
    }
  }
`;
