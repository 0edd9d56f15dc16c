import { css } from "lit";

export const styles = css`
  :host {
    container: fb-chat-library / inline-size;
    block-size: 100%;
  }

  h3 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: var(--_font-lg);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .panes {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 38%) minmax(0, 1fr);
    min-block-size: 0;
  }

  .all {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border-inline-end: 1px solid var(--fb-chat-border);
  }

  .nothing {
    display: grid;
    justify-items: center;
    gap: 6px;
    max-inline-size: 40ch;
    margin: auto;
    padding: 32px 24px;
    text-align: center;
    text-wrap: balance;
  }

  .nothing p {
    margin: 0;
  }

  .search {
    position: relative;
    padding: 12px;
  }

  .search .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 22px;
    margin-block: auto;
    color: var(--fb-chat-text-muted);
    pointer-events: none;
  }

  .search input {
    padding-inline-start: 34px;
  }

  [role="listbox"] {
    flex: 1;
    min-block-size: 0;
    margin: 0;
    padding: 0 8px 8px;
    overflow: auto;
    overscroll-behavior: contain;
  }

  [role="option"] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 8px;
    padding: 8px;
    border-radius: var(--fb-chat-radius);
    cursor: pointer;
  }

  [role="option"]:hover {
    background: var(--fb-chat-surface-hover);
  }

  [role="option"][aria-selected="true"] {
    background: var(--fb-chat-accent-surface);
    box-shadow: inset 3px 0 0 var(--fb-chat-accent);
  }

  :host(:dir(rtl)) [role="option"][aria-selected="true"] {
    box-shadow: inset -3px 0 0 var(--fb-chat-accent);
  }

  @media (forced-colors: active) {
    [role="option"][aria-selected="true"] {
      outline: 2px solid Highlight;
    }
  }

  .name,
  .says {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    font-weight: 600;
  }

  .says {
    grid-column: 1 / -1;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .whose {
    align-self: center;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-xs);
  }

  .bad {
    color: var(--fb-chat-danger);
  }

  .one {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .one > .head {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px 16px 0;
  }

  .back {
    display: none;
  }

  .about {
    margin: 0;
    padding: 2px 16px 12px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .shown {
    flex: 1;
    display: grid;
    justify-items: center;
    align-content: start;
    min-block-size: 0;
    padding: 16px;
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--fb-chat-surface-sunken);
    border-block: 1px solid var(--fb-chat-border);
  }

  .wrong {
    margin: 0;
    padding: 10px 16px;
    color: var(--fb-chat-danger);
    font-size: var(--_font-sm);
  }

  .wrong ul {
    margin: 4px 0 0;
    padding-inline-start: 18px;
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    padding: 10px 16px;
  }

  .deeds .apart,
  .deeds .sure {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  form {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .fields {
    flex: 1;
    display: grid;
    align-content: start;
    gap: 12px;
    min-block-size: 0;
    padding: 8px 16px 16px;
    overflow: auto;
  }

  /* As much as they need: the rest shows how it will be. */
  .fields:has(+ .shown) {
    flex: 0 1 auto;
    min-block-size: 90px;
  }

  .field {
    display: grid;
    gap: 4px;
  }

  .field p {
    margin: 0;
    color: var(--fb-chat-danger);
    font-size: var(--_font-sm);
  }

  label {
    font-size: var(--_font-sm);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  @container fb-chat-library (width < 620px) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
    }

    .all {
      border-inline-end: 0;
    }

    .panes.list .one,
    .panes.detail .all {
      display: none;
    }

    .back {
      display: inline-flex;
    }

    header,
    .one > .head,
    .about,
    .deeds,
    .fields,
    .wrong {
      padding-inline: 12px;
    }
  }
`;
