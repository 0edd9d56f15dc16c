import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
    max-inline-size: 100%;
  }

  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }

  p + p {
    margin-block-start: 2px;
  }

  ul,
  ol {
    list-style: none;
  }

  .icon {
    display: inline;
    vertical-align: -3px;
  }

  .small,
  .muted {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .gone {
    color: var(--fb-chat-text-muted);
    font-style: italic;
  }

  /* Beside words: to the edges of the bubble, whose corners it has where it is at them. */
  :host([worded]) {
    min-inline-size: min(304px, 64cqi);
  }

  :host([worded]) :is(fb-chat-media, .album) {
    --_media-radius: var(--_radius-large);
    --_media-width: 100%;
    inline-size: auto;
    align-self: stretch;
    max-inline-size: none;
    margin: 2px -8px -3px;
  }

  /* What the customer pressed. */
  .choice {
    display: block;
    font-weight: 600;
  }

  .card {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
    inline-size: 280px;
    max-inline-size: 100%;
    padding: var(--_space-3);
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-surface-raised);
    color: var(--fb-chat-text);
    overflow-wrap: anywhere;
  }

  .card fb-chat-media {
    --_media-radius: calc(var(--_radius-large) - 1px) calc(var(--_radius-large) - 1px) 0 0;
    align-self: stretch;
    aspect-ratio: 16 / 10;
    margin: calc(-1 * var(--_space-3)) calc(-1 * var(--_space-3)) var(--_space-1);
    max-inline-size: none;
  }

  .card strong {
    font-weight: 600;
  }

  .host,
  .address {
    font-size: var(--_font-sm);
    overflow-wrap: anywhere;
  }

  a > span + .host {
    display: block;
    inline-size: fit-content;
  }

  /* Six columns, so that rows of two and of three fill it. */
  .album {
    --_media-radius: 3px;
    position: relative;
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    grid-auto-rows: 106px;
    gap: 3px;
    inline-size: 320px;
    max-inline-size: 100%;
    overflow: clip;
    border-radius: var(--_radius-bubble);
  }

  .album > * {
    grid-column: span 3;
  }

  .of-2 > *,
  .of-4 > * {
    grid-row: span 1;
  }

  .of-2 {
    grid-auto-rows: 158px;
  }

  .of-3 > :first-child {
    grid-row: span 2;
  }

  .of-4 {
    grid-auto-rows: 130px;
  }

  .of-5 > :nth-child(n + 3) {
    grid-column: span 2;
  }

  /* Over the last one, which is pressed through it. */
  .album > .further {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: calc((100% - 6px) / 3);
    block-size: 106px;
    background: var(--_veil);
    color: var(--_on-veil);
    font-size: var(--_font-xl);
    font-weight: 600;
    pointer-events: none;
  }

  fb-chat-carousel {
    align-self: stretch;
  }

  /* As wide as their place, not as all cards side by side. */
  .template,
  .alone,
  details {
    max-inline-size: 100%;
  }

  .alone .card {
    inline-size: 280px;
  }

  .only,
  .item {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    align-self: stretch;
    gap: 3px;
  }

  /* Below words the picture has them above it. */
  .alone .only:not(:first-child) fb-chat-media {
    --_media-radius: 0;
    margin-block-start: var(--_space-1);
  }

  .item {
    padding-block: 4px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .item:has(fb-chat-media) {
    position: relative;
    min-block-size: 48px;
    padding-inline-start: 50px;
  }

  .item fb-chat-media {
    --_media-radius: var(--_radius-small);
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: 0;
    inline-size: 40px;
    block-size: 40px;
    margin: 0;
  }

  .card .album {
    align-self: stretch;
    inline-size: auto;
    grid-auto-rows: 84px;
    border-radius: var(--fb-chat-radius);
  }

  .card .album fb-chat-media {
    --_media-radius: 3px;
    aspect-ratio: auto;
    margin: 0;
  }

  .tile {
    position: relative;
    display: grid;
    min-block-size: 0;
  }

  /* The picture below it is pressed through it. */
  .says {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    padding: 2px 6px;
    background: var(--_veil);
    color: var(--_on-veil);
    font-size: var(--_font-sm);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }

  .says.pressed {
    font-weight: 600;
  }

  .card .of-6 > * {
    grid-column: span 2;
  }

  /* What it is beside its value, as on a receipt of paper. */
  .card dl {
    align-self: stretch;
  }

  .card .sums {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
  }

  .sums :is(dt, dd) {
    margin: 0;
  }

  .sums dd {
    justify-self: end;
  }

  /* One without a name of its own has the line. */
  .sums dd + dd,
  .sums dd:first-child {
    grid-column: 1 / -1;
  }

  .buttons {
    display: flex;
    flex-direction: column;
    gap: 4px;
    align-self: stretch;
    margin-block: 4px 2px;
  }

  .buttons li {
    padding: 6px 10px;
    border-radius: var(--fb-chat-radius);
    background: color-mix(in srgb, transparent, currentColor 8%);
    font-weight: 500;
    text-align: center;
    overflow-wrap: anywhere;
  }

  .buttons .pressed {
    outline: 1px solid var(--fb-chat-accent);
    background: var(--fb-chat-accent-surface);
    font-weight: 600;
  }

  .buttons a {
    display: block;
  }

  .offered {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: 6px 3px;
  }

  .offered li {
    padding: 3px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: 99px;
    font-size: var(--_font-sm);
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .offered .pressed {
    border-color: var(--fb-chat-accent);
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-text);
    font-weight: 600;
  }

  dl {
    margin-block-start: 2px;
    overflow-wrap: anywhere;
  }

  /* Beside words in the agent's language, whatever theirs is. */
  dt,
  dd,
  p[dir="auto"],
  div[dir="auto"] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  dt {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  dd {
    margin-block-end: 3px;
  }

  .lines {
    margin-block: 4px;
    padding-inline-start: 16px;
    list-style: disc;
  }

  details > p,
  details > ol {
    margin-block: 2px 4px;
  }

  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    padding: 3px 0;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    cursor: pointer;
  }

  summary:hover {
    text-decoration: underline;
  }

  .edits ol {
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--fb-chat-border-strong);
  }

  .edits time {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  /* At the bubble's lower corner. */
  .reactions {
    position: absolute;
    inset-block-end: -15px;
    inset-inline-end: 10px;
    display: flex;
    gap: 2px;
  }

  .chip {
    /* Of what is for screen readers, too. */
    position: relative;
    min-inline-size: 26px;
    max-inline-size: 120px;
    block-size: 24px;
    padding: 0 5px;
    overflow: hidden;
    line-height: 22px;
    text-align: center;
    text-overflow: ellipsis;
    white-space: nowrap;
    border: 1px solid var(--fb-chat-border);
    border-radius: 99px;
    background: var(--fb-chat-surface-raised);
  }

  .chip.under-way > [aria-hidden] {
    opacity: 0.5;
  }

  .chip.open {
    border-color: var(--fb-chat-warning);
  }

  .small.warning {
    color: var(--fb-chat-warning);
  }

  .chip.refused {
    border-color: var(--fb-chat-danger);
    color: var(--fb-chat-danger);
  }
`;
