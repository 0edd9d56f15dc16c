import { css } from "lit";

export const styles = css`
  :host {
    --_row: var(--fb-chat-surface-sunken);
    display: block;
    container-type: inline-size;
    padding-inline: 6px;
  }

  /* All of one height, whatever there is to say: a list that is read down its left side, and measured once. */
  button {
    display: grid;
    grid-template: 1.43em 2.57em / auto minmax(0, 1fr) auto;
    gap: 0 10px;
    place-content: stretch;
    align-items: stretch;
    inline-size: 100%;
    padding: calc(var(--fb-chat-space) * 10px - 2px) 8px;
    border: 0;
    background: none;
    font-size: 1em;
    font-weight: 400;
    text-align: start;
  }

  button:hover:not([aria-current="true"]) {
    --_row: var(--fb-chat-surface-hover);
    background: var(--_row);
  }

  button[aria-current="true"],
  button[aria-current="true"]:hover {
    --_row: var(--fb-chat-accent-surface);
    background: var(--_row);
  }

  :focus-visible {
    outline-offset: -2px;
  }

  :host([left]) .name,
  :host([left]) .preview {
    color: var(--fb-chat-text-muted);
    font-weight: 400;
  }

  .picture {
    position: relative;
    grid-row: 1 / -1;
    align-self: center;
  }

  fb-chat-avatar {
    inline-size: calc(32px + 8px * var(--fb-chat-space));
    block-size: calc(32px + 8px * var(--fb-chat-space));
  }

  .owner {
    position: absolute;
    inset-block-end: -3px;
    inset-inline-end: -5px;
    display: grid;
    place-items: center;
    min-inline-size: 19px;
    block-size: 19px;
    border-radius: 99px;
    background: var(--fb-chat-text-muted);
    box-shadow: 0 0 0 2px var(--_row);
    color: var(--fb-chat-surface);
    font-size: 9px;
    font-weight: 700;
    letter-spacing: 0;
  }

  .owner.nobody {
    background: var(--fb-chat-surface);
    outline: 1px dashed var(--fb-chat-accent);
    outline-offset: -1px;
    color: var(--fb-chat-accent);
  }

  .owner .icon {
    inline-size: 11px;
    block-size: 11px;
  }

  .name,
  .marks > *,
  .page {
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    font-weight: 500;
  }

  .waits .name {
    font-weight: 700;
  }

  .when {
    display: flex;
    align-items: center;
    justify-content: end;
    gap: 4px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .time {
    unicode-bidi: plaintext;
    font-variant-numeric: tabular-nums;
  }

  .when .icon,
  .marks .icon {
    inline-size: 13px;
    block-size: 13px;
  }

  .about {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
    line-height: 1.38;
  }

  .about:not(:has(+ .side)) {
    grid-column: 2 / -1;
  }

  .waits .preview {
    color: var(--fb-chat-text);
  }

  /* What was said decides the direction, not who said it: it is cut off at its end. */
  .preview {
    display: -webkit-box;
    white-space: normal;
    flex: none;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .preview:has(+ .marks) {
    -webkit-line-clamp: 1;
  }

  .marks {
    display: flex;
    gap: 0 10px;
    min-inline-size: 0;
    font-size: var(--_font-sm);
    line-height: 1.5;
  }

  .mark {
    flex: 0 1 auto;
    min-inline-size: 0;
  }

  .with-icon {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .with-icon > :last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .soon {
    color: var(--fb-chat-warning);
  }

  .failed {
    flex: none;
    max-inline-size: 100%;
    color: var(--fb-chat-danger);
    font-weight: 600;
  }

  .page {
    flex: 0 9 auto;
  }

  .draft {
    flex: 0 3 auto;
    font-style: italic;
  }

  .side {
    display: flex;
    flex-direction: column;
    align-items: end;
    justify-content: space-between;
  }

  .waiting,
  .badge {
    padding: 0 6px;
    border-radius: 99px;
    font-size: var(--_font-xs);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.5;
    white-space: nowrap;
  }

  .waiting {
    background: var(--fb-chat-surface-pressed);
    color: var(--fb-chat-text);
  }

  .waiting.warm {
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
  }

  .waiting.hot {
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
  }

  .badge {
    min-inline-size: 1.5em;
    background: var(--fb-chat-accent);
    color: var(--fb-chat-accent-text);
    text-align: center;
  }

  /* There is room for words. */
  @container (width >= 560px) {
    .owned.sr-only {
      position: static;
      inline-size: auto;
      block-size: auto;
      margin-inline-end: 8px;
      clip-path: none;
    }
  }

  @media (forced-colors: active) {
    button[aria-current="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .owner,
    .waiting,
    .badge {
      border: 1px solid;
    }
  }
`;
