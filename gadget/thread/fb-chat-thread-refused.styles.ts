import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    margin: auto;
    padding: 24px;
    max-inline-size: 36ch;
    text-align: center;
  }

  blockquote {
    max-block-size: 40cqb;
    margin: 0 0 12px;
    padding: 8px 10px;
    overflow: auto;
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface-sunken);
    text-align: start;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
