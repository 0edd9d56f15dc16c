import { css } from "lit";

export const styles = css`
  :host {
    display: grid;
    gap: 1em;
    min-inline-size: 0;
    container-type: inline-size;
    font-variant-numeric: tabular-nums;
  }

  ul,
  dl,
  dd,
  p {
    margin: 0;
    padding: 0;
  }

  ul {
    list-style: none;
  }

  h2,
  h3 {
    margin: 0 0 0.4em;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-lg);
  }

  h3 {
    font-size: var(--_font-sm);
  }

  .mark {
    margin-inline-end: 0.35em;
    font-size: 0.8em;
  }

  .warnings {
    display: grid;
    gap: 0.4em;
  }

  .warnings li {
    display: flex;
    align-items: baseline;
    padding: 0.5em 0.8em;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--_radius-small);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .warnings button,
  .tiles button {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    white-space: normal;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .warnings small {
    margin-inline-start: auto;
    padding-inline-start: 1em;
    font-weight: normal;
    white-space: nowrap;
  }

  .warnings .soon {
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
  }

  .warnings .nobody,
  .warnings .late,
  .warnings .below {
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7em), 1fr));
    gap: 0.4em;
  }

  .tiles div {
    padding: 0.5em;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
  }

  .tiles dt {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .tiles dd {
    font-size: 1.5em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .tiles dd small {
    display: block;
    color: var(--fb-chat-text-muted);
    font-size: calc(var(--_font-sm));
    font-weight: normal;
  }

  .tiles .soon dd {
    color: var(--fb-chat-warning);
  }

  .tiles .late dd {
    color: var(--fb-chat-danger);
  }

  .tables {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 30em), 1fr));
    gap: 1em 1.5em;
    min-inline-size: 0;
  }

  section {
    min-inline-size: 0;
  }

  .scrolls {
    overflow-x: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 0.35em 0.6em;
    border-block-end: 1px solid var(--fb-chat-border);
    text-align: end;
    white-space: nowrap;
  }

  th:first-child {
    max-inline-size: 14em;
    padding-inline-start: 0;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
  }

  /* A name is cut at its own end, whichever way it is written, and stands where others do. */
  th bdi,
  .agents bdi {
    display: inline-block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: bottom;
  }

  /* Why nobody is asked, whole: below the name. */
  th small {
    display: block;
    color: var(--fb-chat-warning);
    font-weight: normal;
    white-space: normal;
  }

  thead th {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: normal;
    white-space: normal;
    hyphens: auto;
    vertical-align: bottom;
  }

  /* Where they stand narrow: by themselves, or two beside each other. */
  @container (max-inline-size: 40em) or ((min-inline-size: 61.5em) and (max-inline-size: 82em)) {
    th,
    td {
      padding-inline: 0.35em;
    }

    th:first-child {
      max-inline-size: 8em;
    }

    thead th {
      font-size: calc(var(--_font-sm) * 0.9);
    }
  }

  td.soon,
  .said .soon {
    color: var(--fb-chat-warning);
    font-weight: 600;
  }

  td.late,
  .said .late {
    color: var(--fb-chat-danger);
    font-weight: 600;
  }

  .agents {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
    gap: 0.4em 1.2em;
  }

  .agents li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-content: start;
    align-items: baseline;
    gap: 0 0.5em;
    padding-block: 0.3em;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .agents b {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .agents .said {
    grid-column: 2 / -1;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .dot {
    inline-size: 0.6em;
    block-size: 0.6em;
    border: 2px solid var(--fb-chat-border-strong);
    border-radius: 50%;
  }

  .available .dot {
    border-color: var(--fb-chat-success);
    background: var(--fb-chat-success);
  }

  .busy .dot {
    border-color: var(--fb-chat-warning);
    background: var(--fb-chat-warning);
  }
`;
