import { css } from "lit";

export const styles = css`
  :host {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    /* As wide as the room that the thread leaves it. */
    inline-size: 300px;
    z-index: 1;
    display: flex;
    flex-direction: column;
    border-inline-start: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface);
  }

  :host([over]) {
    inline-size: min(100%, 400px);
    box-shadow: 0 0 24px rgb(0 0 0 / 22%);
  }

  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: calc(36px + 16px * var(--fb-chat-space));
    padding: calc(6px * var(--fb-chat-space)) 12px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: 1.07em;
    font-weight: 600;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .body {
    flex: 1;
    min-block-size: 0;
    padding-block-end: var(--_space-3);
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  slot {
    display: block;
  }

  dl,
  section {
    margin: 0;
    padding: var(--_space-2) 12px;
  }

  dl {
    display: grid;
    gap: var(--_space-1);
  }

  dl:empty {
    display: none;
  }

  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }

  dt {
    flex: 0 0 96px;
  }

  dt,
  time,
  .muted,
  .told {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  dd {
    flex: 1 1 140px;
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .ref {
    font-size: var(--_font-sm);
  }

  section {
    border-block-start: 1px solid var(--fb-chat-border);
  }

  h3 {
    margin: 0 0 4px;
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .tags ul {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
  }

  .tags .tag > span {
    overflow-wrap: anywhere;
    white-space: normal;
  }

  .edit {
    margin-inline-start: 2px;
    font-size: var(--_font-sm);
  }

  .tags .edit {
    margin-inline-start: -10px;
  }

  .told {
    margin: 0;
  }

  .body > .told:not(:empty) {
    padding-inline: 12px;
  }

  section > button {
    margin-inline-start: -10px;
  }

  .contact {
    display: grid;
    gap: 1px;
    padding-block: 4px;
  }

  .line {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
  }

  .outcome {
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .outcome.open {
    color: var(--fb-chat-success);
  }

  .line time {
    flex: none;
  }

  .text {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .row {
    display: flex;
    align-items: center;
    justify-content: start;
    gap: 8px;
    inline-size: calc(100% + 12px);
    margin-inline: -6px;
    padding: 4px 6px;
    border-color: transparent;
    background: none;
    font-size: inherit;
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }

  .row.note {
    background: var(--fb-chat-bubble-note);
  }

  li + li .row.note {
    margin-block-start: 4px;
  }

  .note .text {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }

  .with-way {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block: 2px;
  }

  .what {
    flex: 1;
    display: grid;
    min-inline-size: 0;
  }

  .what > bdi,
  .what > a {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  a {
    color: var(--fb-chat-accent);
    text-align: start;
  }

  .thumb {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_radius-small);
    background: var(--fb-chat-surface-hover);
    color: var(--fb-chat-text-muted);
    overflow: hidden;
  }

  .thumb fb-chat-picture {
    position: absolute;
    inset: 0;
  }
`;
