import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  section {
    padding: var(--_space-2) 12px;
    border-block-start: 1px solid var(--fb-chat-border);
  }

  h3 {
    margin: 0 0 4px;
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  p {
    margin: 0;
  }

  .text {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .muted {
    font-size: var(--_font-sm);
  }

  button {
    margin-inline-start: -10px;
  }
`;
