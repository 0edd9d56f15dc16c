import { css } from "lit";

export const styles = css`
  section {
    padding: var(--_space-2) 12px;
    border-block-start: 1px solid var(--fb-chat-border);
  }

  h3,
  ul,
  p {
    margin: 0;
    padding: 0;
  }

  h3 {
    margin-block-end: 4px;
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  ul + h3 {
    margin-block-start: 8px;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 8px;
    padding-block: 3px;
    list-style: none;
  }

  .who {
    flex: 1 1 100%;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .go {
    display: block;
    padding: 0;
    border: 0;
    background: none;
    color: var(--fb-chat-accent);
    font: inherit;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .small {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .act {
    margin-inline-start: -10px;
    font-size: var(--_font-sm);
  }

  .told:empty {
    display: none;
  }
`;
