import { css } from "lit";

export const libraryStyles = css`
  :host {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 16px;
  }

  .tools input {
    flex: 3 1 160px;
    inline-size: auto;
  }

  .tools select {
    flex: 1 1 120px;
    inline-size: auto;
  }

  .all {
    flex: 1;
    min-block-size: 0;
    padding: 0 16px 16px;
    overflow: auto;
    overscroll-behavior: contain;
  }

  .hint,
  .wrong,
  .state {
    margin: 0 0 12px;
    font-size: var(--_font-sm);
  }

  .hint,
  .state {
    color: var(--fb-chat-text-muted);
  }

  .wrong,
  .state.rejected {
    color: var(--fb-chat-danger);
  }

  li .wrong,
  li .state {
    margin: 0;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
    gap: 12px;
    margin: 0 0 12px;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 8px;
    min-inline-size: 0;
    padding: 12px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 8px;
  }

  h3 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .muted {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .box {
    flex: 1;
    align-self: stretch;
    display: grid;
    align-content: start;
    gap: 6px;
    padding: 10px 12px;
    border-radius: var(--_radius-large);
    background: var(--fb-chat-surface-sunken);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .box p {
    margin: 0;
  }

  .title {
    font-weight: 600;
  }

  .press {
    padding: 4px;
    border-block-start: 1px solid var(--fb-chat-border);
    font-weight: 600;
    text-align: center;
  }

  .link {
    align-self: stretch;
    display: grid;
    gap: 4px;
    font-size: var(--_font-sm);
  }
`;
