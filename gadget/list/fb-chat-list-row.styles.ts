import { css } from "lit";

export const styles = css`
  :host {
    --_ground: var(--fb-chat-surface-sunken);
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
    --_ground: var(--fb-chat-surface-hover);
    background: var(--_ground);
  }

  button[aria-current="true"],
  button[aria-current="true"]:hover {
    --_ground: var(--fb-chat-accent-surface);
    background: var(--_ground);
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
    --_size: calc(32px + 8px * var(--fb-chat-space));
    grid-row: 1 / -1;
    align-self: center;
  }

  /* In place of the picture, so that nothing moves as rows are selected. */
  .box {
    display: grid;
    place-content: center;
    inline-size: 20px;
    block-size: 20px;
    margin: calc((var(--_size) - 20px) / 2);
    border: 2px solid var(--fb-chat-border-strong);
    border-radius: 4px;
    color: var(--fb-chat-surface);
  }

  [aria-checked="true"] .box {
    border-color: var(--fb-chat-accent);
    background: var(--fb-chat-accent);
  }

  [aria-checked="false"] .box .icon {
    visibility: hidden;
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

  .preview {
    display: -webkit-box;
    white-space: normal;
    flex: none;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .preview:has(+ .marks) {
    -webkit-line-clamp: 1;
  }

  .preview:dir(rtl):has(> .said:dir(ltr)),
  .preview:dir(ltr):has(> .said:dir(rtl)) {
    display: flex;
    gap: 0.3em;

    > .writer {
      flex: none;
      max-inline-size: 50%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    > .said {
      display: -webkit-box;
      min-inline-size: 0;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      /* As wide as its words: aligned to the other side Chromium draws no dots where it is cut. */
      text-align: start;
    }

    &:has(+ .marks) > .said {
      display: block;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }

  /* In the order of what matters: what has no room any more in the line is not there, in place of all of them being cut. */
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    min-inline-size: 0;
    block-size: 1.5em;
    overflow: hidden;
    font-size: var(--_font-sm);
    line-height: 1.5;
  }

  .mark {
    flex: 0 1 auto;
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  /* Also their beginning says something. */
  .owner,
  .post,
  .page,
  .tags,
  .draft {
    flex: 1 1 5em;
    max-inline-size: max-content;
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
    color: var(--fb-chat-danger);
    font-weight: 600;
  }

  .owner {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .tags {
    display: flex;
    gap: 8px;
  }

  .draft {
    font-style: italic;
  }

  .side {
    display: flex;
    flex-direction: column;
    align-items: end;
    justify-content: space-between;
  }

  .side .badge {
    min-block-size: 16px;
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

    .owner {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .box {
      color: CanvasText;
    }

    button[aria-current="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
