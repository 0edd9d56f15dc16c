import { css } from "lit";

export const styles = css`
  :host {
    display: contents;
  }

  button {
    color: var(--fb-chat-text-muted);
  }
`;
