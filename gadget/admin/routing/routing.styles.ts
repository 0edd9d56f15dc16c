import { css } from "lit";

export const routingStyles = css`
  .routing {
    max-inline-size: 1120px;
  }

  .parted {
    display: grid;
    grid-template-columns: 190px minmax(0, 1fr);
    gap: 24px;
    align-items: start;
  }

  .parts-nav {
    position: sticky;
    inset-block-start: 16px;
  }

  .part {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
  }

  .part > h2 + .hint {
    margin-block-start: -12px;
  }

  .said:empty {
    display: none;
  }

  h3,
  .conflict h2 {
    font-size: inherit;
    font-weight: 650;
  }

  .items,
  .items ol,
  .item-body,
  .summary,
  .field,
  .looked {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }

  .items > wa-button,
  .rows-of > wa-button {
    justify-self: start;
  }

  .field,
  .summary {
    gap: 4px;
    align-content: start;
  }

  .summary {
    color: var(--fb-chat-text-muted);
    overflow-wrap: anywhere;
  }

  .summary:empty {
    display: none;
  }

  .item {
    display: grid;
    gap: 6px;
    padding: 10px 14px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-surface);
    min-inline-size: 0;
  }

  .item.open {
    border-color: var(--fb-chat-accent);
  }

  .item-body {
    padding-block: 6px;
  }

  .item-head {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }

  .item-head .name {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .item[data-dragged] {
    position: relative;
    z-index: 1;
    box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
  }

  .item[data-drop="before"] {
    border-block-start: 2px solid var(--fb-chat-accent);
  }

  .item[data-drop="after"] {
    border-block-end: 2px solid var(--fb-chat-accent);
  }

  .quiet {
    display: inline-grid;
    grid-auto-flow: column;
    place-items: center;
    gap: 2px;
    flex: none;
    min-inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--fb-chat-text-muted);
    font: inherit;
    cursor: pointer;
  }

  .quiet:hover {
    background: var(--fb-chat-surface-hover);
    color: var(--fb-chat-text);
  }

  :is(.quiet, input, select):focus-visible {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: 1px;
  }

  .grip {
    cursor: grab;
    touch-action: none;
    padding-inline: 4px;
  }

  .warned {
    display: flex;
    gap: 6px;
    color: var(--fb-chat-warning);
    font-size: 0.93em;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: 12px 16px;
    align-items: start;
    min-inline-size: 0;
  }

  fieldset {
    display: grid;
    gap: 10px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend,
  .field > label {
    padding: 0;
    font-weight: 600;
    line-height: 1.4;
  }

  /* Two boxes of one field, which its legend names. */
  .duration {
    grid-template-columns: minmax(4.5em, 0.6fr) minmax(0, 1fr);
    gap: 4px 8px;
    max-inline-size: 320px;
  }

  .duration > select:nth-child(2),
  .duration > :is(.fault, .warned) {
    grid-column: 1 / -1;
  }

  .field > label,
  .duration > legend {
    margin-block-end: 3px;
  }

  .duration > legend,
  .known > legend,
  .block > .rows-of > legend {
    margin-block-end: 7px;
  }

  .foot > :empty {
    display: none;
  }

  .short {
    max-inline-size: 320px;
  }

  select,
  input:not([type="file"]) {
    box-sizing: border-box;
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 2.57em;
    padding: 0.4em 0.75em;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
  }

  input[type="time"] {
    inline-size: auto;
    padding-inline: 6px;
  }

  input[type="file"] {
    inline-size: 100%;
    min-inline-size: 0;
    font: inherit;
    color: inherit;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    min-inline-size: 0;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    max-inline-size: 100%;
    padding-inline-start: 10px;
    border-radius: 999px;
    background: var(--fb-chat-surface-hover);
    overflow-wrap: anywhere;
  }

  .chip.wrong {
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
  }

  .adding {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }

  .adding > input {
    flex: 1;
  }

  .hint:empty {
    display: none;
  }

  .rows-of {
    padding: 12px 14px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
  }

  .block > .rows-of {
    padding: 0;
    border: 0;
  }

  .row-of {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
    gap: 8px 12px;
    align-items: start;
    min-inline-size: 0;
    position: relative;
    padding-inline-end: 36px;
  }

  .apart + .apart {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--fb-chat-border);
  }

  .apart + .apart > .quiet {
    margin-block-start: 12px;
  }

  .row-of > .quiet {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
  }

  .row-of > :is(.wide, .holiday, .fault, .warned) {
    grid-column: 1 / -1;
  }

  .conditions {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
    gap: 14px 16px;
    align-items: start;
    padding: 12px 14px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
  }

  .conditions > legend {
    padding-inline: 4px;
  }

  .sentence {
    font-size: 1.05em;
    overflow-wrap: anywhere;
  }

  .item-body > .sentence {
    padding: 8px 12px;
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface-sunken);
  }

  .answer ul {
    padding-inline-start: 1.2em;
    list-style: disc;
  }

  /* The bin is beside what stands above. */
  .row-of > :is(.wide, .holiday) {
    margin-inline-end: -36px;
  }

  .week {
    gap: 0;
  }

  .week > wa-button {
    justify-self: start;
  }

  .day {
    display: grid;
    grid-template-columns: 7.5em minmax(0, 1fr);
    gap: 4px 12px;
    align-items: center;
    min-block-size: 44px;
    padding-block: 4px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .day.holiday {
    grid-template-columns: minmax(0, 1fr);
    border: 0;
  }

  .day > :is(.fault, .warned) {
    grid-column: 1 / -1;
  }

  .spans {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
  }

  .span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    direction: ltr;
  }

  .foot {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: 8px;
    max-block-size: 55vh;
    overflow: auto;
    padding-block: 12px;
    border-block-start: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface);
  }

  .foot-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }

  .size {
    margin-inline-start: 8px;
    white-space: nowrap;
  }

  details > summary {
    padding-block: 4px;
    cursor: pointer;
    font-weight: 600;
  }

  .wrongs,
  .wrongs ul,
  .changes,
  .diff,
  .findings,
  .clashes {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }

  .wrongs a {
    color: var(--fb-chat-warning);
  }

  .wrongs.bad a {
    color: var(--fb-chat-danger);
  }

  .findings > li {
    flex-wrap: wrap;
  }

  .changes {
    gap: 10px;
  }

  .versions .looked {
    flex-basis: 100%;
  }

  .conflict p,
  .conflict .buttons {
    margin-block: 4px;
  }

  /* The parts are above what is edited. */
  @container fb-chat-admin (width < 860px) {
    .parted {
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }

    .parts-nav {
      position: static;
    }
  }

  @container fb-chat-admin (width < 480px) {
    .day {
      grid-template-columns: minmax(0, 1fr);
    }

    /* Typed as well as picked. */
    input[type="time"]::-webkit-calendar-picker-indicator {
      display: none;
    }

    .foot {
      position: static;
      max-block-size: none;
    }
  }

  @media (pointer: coarse) {
    .quiet {
      min-inline-size: 36px;
      block-size: 36px;
    }
  }
`;
