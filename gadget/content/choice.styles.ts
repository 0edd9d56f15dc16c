import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  button {
    display: block;
    max-inline-size: 100%;
    min-block-size: 0;
    padding: 0;
    border: none;
    border-radius: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    white-space: normal;
  }

  .choice {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  button:hover .choice {
    text-decoration: underline;
  }

  .icon {
    display: inline;
    vertical-align: -3px;
  }

  .told {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }
`;
