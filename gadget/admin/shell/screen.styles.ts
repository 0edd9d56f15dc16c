import { css } from "lit";

/** What all screens have in common. */
export const screenStyles = css`
  :host {
    display: block;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
  }

  h1 {
    font-size: var(--_font-xl);
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  h2 {
    font-size: var(--_font-lg);
    font-weight: 650;
  }

  ul,
  ol {
    padding: 0;
    list-style: none;
  }

  a {
    color: var(--fb-chat-accent);
  }

  .screen {
    display: grid;
    gap: 20px;
    max-inline-size: 960px;
  }

  /* All screens are as wide; what is read in lines, and what one line is written into, is no wider than that is good for. */
  p,
  .hint {
    max-inline-size: 75ch;
  }

  wa-input,
  wa-select {
    max-inline-size: 560px;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }

  .muted {
    color: var(--fb-chat-text-muted);
  }

  .form,
  .block {
    display: grid;
    gap: 14px;
    align-content: start;
    min-inline-size: 0;
  }

  .block {
    padding: 16px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 8px;
  }

  /* Beside the box, below its name. */
  .line > wa-button {
    margin-block-start: calc(1.4em + 0.5em);
  }

  /* There they stand below one another. */
  @container (width < 420px) {
    .line {
      display: grid;
    }

    .line > wa-button {
      justify-self: start;
      margin-block-start: 0;
    }
  }

  wa-callout .fault + .buttons,
  wa-callout p + .buttons {
    margin-block-start: 8px;
  }

  p[role="status"]:empty {
    display: none;
  }

  .line > .grow {
    flex: 1 1 200px;
    min-inline-size: 0;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  /* A row of things of one kind: in columns where there is room, below one another where there is none. */
  .rows {
    display: grid;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    overflow: clip;
  }

  .rows > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    padding: 10px 14px;
    min-inline-size: 0;
  }

  .rows > li + li {
    border-block-start: 1px solid var(--fb-chat-border);
  }

  .what {
    flex: 1 1 220px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .name {
    font-weight: 600;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
  }

  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 1px 8px;
    border-radius: 999px;
    background: var(--fb-chat-surface-hover);
    font-size: 0.86em;
    font-weight: 600;
    white-space: nowrap;
  }

  .status.good {
    background: var(--fb-chat-success-surface);
    color: var(--fb-chat-success);
  }

  .status.bad {
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
  }

  .status.unsure {
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
  }

  .fault {
    display: flex;
    gap: 6px;
    color: var(--fb-chat-danger);
    font-size: 0.93em;
  }

  .fault .icon {
    margin-block-start: 2px;
  }

  .fault:empty {
    display: none;
  }

  code {
    font-family: ui-monospace, monospace;
    font-size: 0.93em;
    overflow-wrap: anywhere;
  }

  .id {
    unicode-bidi: isolate;
    direction: ltr;
  }

  .address {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 8px;
  }

  .address > :is(.what-it-is, .hint) {
    grid-column: 1 / -1;
  }

  .address .what-it-is {
    font-weight: 600;
  }

  .address code {
    padding: 8px 10px;
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface-sunken);
    border: 1px solid var(--fb-chat-border);
    direction: ltr;
    text-align: start;
  }

  .hint {
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 40px 16px;
    text-align: center;
    border: 1px dashed var(--fb-chat-border);
    border-radius: var(--_radius-large);
  }

  .loading {
    color: var(--fb-chat-text-muted);
  }

  wa-callout {
    overflow-wrap: anywhere;
  }

  /* Words of some languages take two lines in a narrow panel. */
  wa-button::part(base) {
    block-size: auto;
    min-block-size: var(--wa-form-control-height);
    padding-block: 4px;
    line-height: 1.25;
    white-space: normal;
  }

  /* Ids and addresses read from the left in every language. */
  .ltr::part(input) {
    direction: ltr;
    text-align: start;
  }

  :host(:dir(rtl)) .ltr::part(input) {
    text-align: end;
  }
`;
