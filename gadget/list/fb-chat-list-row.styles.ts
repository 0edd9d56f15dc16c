import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  button {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 10px;
    justify-content: stretch;
    inline-size: 100%;
    padding: calc(8px * var(--fb-chat-space)) 12px;
    border: 0;
    border-block-end: 1px solid var(--fb-chat-border);
    border-inline-start: 3px solid transparent;
    border-radius: 0;
    background: none;
    font-size: 1em;
    font-weight: 400;
    text-align: start;
  }

  :focus-visible {
    outline-offset: -2px;
  }

  button[aria-current="true"],
  button[aria-current="true"]:hover {
    border-inline-start-color: var(--fb-chat-accent);
    background: var(--fb-chat-accent-surface);
  }

  :host([left]) .name,
  :host([left]) .preview {
    color: var(--fb-chat-text-muted);
    font-weight: 400;
  }

  @media (forced-colors: active) {
    button {
      border-inline-start-color: Canvas;
    }

    button[aria-current="true"] {
      border-inline-start: 6px solid Highlight;
    }

    .badge {
      border: 1px solid;
    }
  }

  .picture {
    position: relative;
    grid-row: 1 / span 2;
    align-self: center;
    padding: 2px;
    border: 2px solid transparent;
    border-radius: 50%;
  }

  .picture.open {
    border-color: color-mix(in srgb, var(--fb-chat-success) 55%, transparent);
  }

  .picture.soon,
  .picture.late {
    border-color: var(--fb-chat-warning);
  }

  .picture.closed {
    border: 2px dotted var(--fb-chat-border-strong);
  }

  .picture > .icon {
    position: absolute;
    inset-block-end: -3px;
    inset-inline-end: -4px;
    padding: 2px;
    border-radius: 50%;
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text-muted);
  }

  .soon > .icon,
  .under .soon {
    color: var(--fb-chat-warning);
  }

  .name,
  .writer,
  .said,
  .under {
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    font-weight: 500;
  }

  .page {
    position: absolute;
    inset-block-end: -4px;
    inset-inline-start: 50%;
    padding: 0 3px;
    border-radius: 4px;
    background: var(--fb-chat-text-muted);
    color: var(--fb-chat-surface);
    font-size: 0.68em;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.3;
    translate: -50%;
  }

  .page:dir(rtl) {
    translate: 50%;
  }

  .picture:has(.page) > .icon {
    inset-block: -3px auto;
  }

  .waits .name {
    font-weight: 650;
  }

  .time,
  .under {
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  .time {
    align-self: center;
    justify-self: end;
    unicode-bidi: plaintext;
    font-variant-numeric: tabular-nums;
  }

  .preview {
    display: flex;
    min-inline-size: 0;
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
  }

  .writer {
    flex: none;
    max-inline-size: 60%;
    white-space: pre;
  }

  .said {
    flex: 1;
  }

  .preview:not(:has(+ .badge)) {
    grid-column: 2 / span 2;
  }

  .waits .preview {
    color: var(--fb-chat-text);
  }

  .under {
    grid-column: 2 / span 2;
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }

  .with-icon .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .with-icon {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .failed {
    color: var(--fb-chat-danger);
    font-weight: 500;
  }

  .badge {
    align-self: center;
    justify-self: end;
    min-inline-size: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--fb-chat-accent);
    color: var(--fb-chat-accent-text);
    font-size: 0.82em;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }
`;
