import { css } from "lit";

export const styles = css`
  header {
    flex-wrap: wrap;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 16px;
    border-block-start: 1px solid var(--fb-chat-border);
  }

  fb-chat-team-looked,
  fb-chat-team-removal {
    flex: 1;
  }

  .strip {
    margin: 0;
    padding-inline: 16px;
  }

  .strip:not(:empty) {
    padding-block: 8px;
  }

  h3 {
    margin: 0;
  }

  header h2 {
    flex-basis: calc(100% - 56px);
  }

  h3 {
    margin-block: 16px 4px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .body {
    flex: 1;
    min-block-size: 0;
    padding: 0 16px 16px;
    overflow-y: auto;
  }

  fb-chat-live-board {
    margin-block-start: 12px;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding-block: 8px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .who {
    flex: 1 1 14em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .who b {
    font-weight: 600;
  }

  .who p {
    margin: 0;
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding-block-start: 12px;
  }

  .about .who > :first-child {
    color: inherit;
    font-size: inherit;
  }

  .who .stuck {
    color: var(--fb-chat-warning);
  }

  .told {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .removal {
    display: grid;
    /* The longest name in its list does not make it wider. */
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 8px 16px 16px;
  }

  .removal p {
    margin: 0;
  }

  .removal label {
    flex-wrap: wrap;
  }

  .removal select {
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .removal .deeds {
    flex-wrap: wrap;
    min-inline-size: 0;
  }

  .who span {
    display: block;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .dot {
    flex: none;
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--fb-chat-text-muted);
    border-radius: 50%;
  }

  .dot.available {
    border-color: var(--fb-chat-success);
    background: var(--fb-chat-success);
  }

  .dot.busy {
    border-color: var(--fb-chat-warning);
    background: var(--fb-chat-warning);
  }

  .dot.away {
    border-color: var(--fb-chat-warning);
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-inline-start: auto;
  }

  .old {
    filter: grayscale(1);
    opacity: 0.75;
  }

  .done {
    color: var(--fb-chat-success);
  }

  .problem {
    color: var(--fb-chat-danger);
  }

  label {
    display: flex;
    min-inline-size: 0;
    align-items: center;
    gap: 8px;
  }

  h2:focus {
    outline: none;
  }

  select {
    flex: 1 1 12em;
    min-block-size: 30px;
    padding: 3px 6px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    min-inline-size: 0;
  }
`;
