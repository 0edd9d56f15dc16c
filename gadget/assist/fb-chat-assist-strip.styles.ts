import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  .strip {
    display: flex;
    align-items: start;
    gap: 8px;
    max-block-size: 40vh;
    margin-block-end: 6px;
    padding: 4px 4px 4px 10px;
    padding-inline: 10px 4px;
    border-inline-start: 3px solid var(--fb-chat-accent);
    border-radius: var(--_radius-small);
    background: var(--fb-chat-surface-sunken);
    font-size: var(--_font-sm);
    overflow-y: auto;
  }

  .said {
    flex: 1;
    min-inline-size: 0;
    padding-block: 6px;
    overflow-wrap: anywhere;
  }

  .before {
    display: block;
    white-space: pre-wrap;
  }

  .said > button {
    margin-inline-start: -8px;
    padding-inline: 8px;
  }

  .bar {
    inline-size: 100%;
  }

  ul {
    display: grid;
    gap: 4px;
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }

  .suggestion {
    display: block;
    inline-size: 100%;
    padding: 6px 10px;
    font-weight: 400;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .suggestion span {
    white-space: pre-wrap;
  }
`;
