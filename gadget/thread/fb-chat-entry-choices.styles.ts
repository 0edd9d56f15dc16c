import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
  }

  span:not(:last-child) {
    margin-inline-end: 8px;
  }

  :is(button, details):last-of-type {
    margin-inline-end: -8px;
  }

  button {
    min-block-size: 32px;
    padding: 1px 8px;
    color: var(--fb-chat-accent);
    font-size: 1em;
  }

  details[open] {
    flex-basis: 100%;
    text-align: end;
  }

  p {
    margin: 0 8px;
  }

  summary {
    display: inline-grid;
    align-content: center;
    min-block-size: 32px;
    padding-inline: 8px;
    border-radius: var(--fb-chat-radius);
    cursor: pointer;
  }

  summary:hover {
    background: color-mix(in srgb, transparent, currentColor 9%);
  }

  @media (pointer: coarse) {
    summary {
      min-block-size: 44px;
    }
  }
`;
