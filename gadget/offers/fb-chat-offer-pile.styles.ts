import { css } from "lit";

export const styles = css`
  :host {
    flex: none;
    display: block;
    min-inline-size: 0;
  }

  /* It takes its place above the rest, which gets smaller: nothing that somebody reads or writes lies below it. */
  .pile {
    --_size: 36px;
    display: grid;
    box-sizing: border-box;
    max-block-size: min(45cqb, 360px);
    margin: 0;
    padding: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    border-block-end: 1px solid var(--fb-chat-border-strong);
    background: var(--fb-chat-surface-raised);
    color: var(--fb-chat-text);
    list-style: none;
  }

  /* What is only told leaves most of the room to what is done. */
  .told-only {
    max-block-size: min(30cqb, 220px);
  }

  .all {
    display: flex;
    justify-content: end;
    padding: 2px 12px;
    border-block-end: 1px solid var(--fb-chat-border-strong);
    background: var(--fb-chat-surface-raised);
  }

  .pile:has(+ .all) {
    border-block-end-color: var(--fb-chat-border);
  }

  .each {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--_space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .each li {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .each button {
    flex: none;
    max-inline-size: 100%;
    padding-inline: 6px;
    color: var(--fb-chat-accent);
  }

  .each .words {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .card {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-3);
    padding: var(--_space-2) 12px;
    overflow: hidden;
    animation: fb-chat-offer var(--_base);
  }

  .card + .card {
    border-block-start: 1px solid var(--fb-chat-border);
  }

  .where,
  .meta {
    margin: 0;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    overflow-wrap: anywhere;
  }

  .where {
    display: flex;
    gap: var(--_space-2);
    color: var(--fb-chat-accent);
    font-weight: 600;
  }

  .where span {
    flex: 1;
  }

  .left {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .soon .left {
    color: var(--fb-chat-warning);
  }

  .who {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
  }

  .who > div {
    min-inline-size: 0;
  }

  .name {
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .said {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    margin: 0;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  /* Of several, as many as may be are seen without scrolling. */
  .several .said {
    -webkit-line-clamp: 1;
  }

  .more {
    display: grid;
    gap: var(--_space-1);
  }

  .note {
    margin: 0;
    padding: 6px 8px;
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-bubble-note);
    color: var(--fb-chat-text);
    font-size: var(--_font-sm);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .state {
    margin: 0;
    color: var(--fb-chat-warning);
    font-size: var(--_font-sm);
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    padding-block: 2px;
  }

  .deeds .primary {
    flex: 1;
    justify-content: center;
  }

  /* Which key does it; the name of the button stays what is done. */
  .deeds [aria-keyshortcuts]::after {
    content: attr(aria-keyshortcuts);
    content: attr(aria-keyshortcuts) / "";
    margin-inline-start: 2px;
    padding-inline: 5px;
    border: 1px solid currentColor;
    border-radius: 4px;
    direction: ltr;
    unicode-bidi: isolate;
    font-size: var(--_font-sm);
    opacity: 0.75;
  }

  .time {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    block-size: 3px;
    background: var(--fb-chat-border);
  }

  .time span {
    display: block;
    block-size: 100%;
    background: var(--fb-chat-accent);
    transition: inline-size 1s linear;
  }

  .soon .time span {
    background: var(--fb-chat-warning);
  }

  .gone {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    padding-block: 2px;
    font-size: var(--_font-sm);
  }

  .gone span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  /* Beside each other where there is room: who, with what words, and what can be done. */
  @container fb-chat-gadget (width >= 620px) {
    .card:not(.gone) {
      grid-template: auto auto / minmax(180px, 1fr) minmax(0, 1.6fr) auto;
      grid-auto-flow: row;
      align-items: center;
    }

    .card:not(.gone) :is(.where, .more) {
      grid-column: 1 / 3;
    }

    .card:is(.told, .many) :is(.note, .each) {
      grid-column: 1 / 3;
    }

    .card:not(.gone) .deeds {
      grid-column: 3;
      grid-row: 1 / 3;
      flex-wrap: nowrap;
    }

    .said {
      -webkit-line-clamp: 2;
    }
  }

  /* Where it is low, what is pressed is still to be seen. */
  @container fb-chat-gadget (width < 620px) and (height < 460px) {
    .card {
      gap: 2px;
      padding-block: 6px;
    }

    .avatar {
      display: none;
    }

    .said {
      -webkit-line-clamp: 1;
    }
  }

  @keyframes fb-chat-offer {
    /* It is read while it comes: nothing fades. */
    from {
      translate: 0 -8px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .card {
      animation: none;
    }

    .time span {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .time span {
      background: CanvasText;
    }
  }
`;
