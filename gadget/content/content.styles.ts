import { css } from "lit";

export const styles = css`
  :host {
    display: block;
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
    font-size: 0.86em;
  }

  .gone {
    color: var(--fb-chat-text-muted);
    font-style: italic;
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
    gap: 2px;
    max-inline-size: 100%;
    margin-block: 3px;
    padding: 6px 9px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
    overflow-wrap: anywhere;
  }

  .card fb-chat-media {
    align-self: stretch;
  }

  .card strong {
    font-weight: 600;
  }

  .host,
  .address {
    font-size: 0.86em;
    overflow-wrap: anywhere;
  }

  a > span + .host {
    display: block;
    inline-size: fit-content;
  }

  .album {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 4px;
    inline-size: 280px;
    max-inline-size: 100%;
    margin-block: 3px;
  }

  .row {
    display: flex;
    align-items: stretch;
    gap: 8px;
    max-inline-size: 100%;
    padding-block-end: 4px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
  }

  .row .card {
    flex: none;
    inline-size: 200px;
  }

  .alone .card {
    inline-size: 240px;
  }

  .buttons {
    display: flex;
    flex-direction: column;
    gap: 4px;
    align-self: stretch;
    margin-block: 4px 2px;
  }

  .buttons li {
    padding: 3px 10px;
    border: 1px solid var(--fb-chat-border);
    border-radius: 6px;
    background: var(--fb-chat-surface);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .buttons .pressed {
    border-color: var(--fb-chat-accent);
    background: var(--fb-chat-accent-surface);
    font-weight: 600;
  }

  .buttons a {
    display: block;
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
    font-size: 0.86em;
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
    font-size: 0.86em;
    text-decoration: underline;
    cursor: pointer;
  }

  .edits ol {
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--fb-chat-border-strong);
  }

  .edits time {
    color: var(--fb-chat-text-muted);
    font-size: 0.82em;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block: 4px 1px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 0 8px;
    border: 1px solid var(--fb-chat-border);
    border-radius: 99px;
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
  }
`;
