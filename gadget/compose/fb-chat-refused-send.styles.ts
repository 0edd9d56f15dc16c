import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    max-block-size: 55%;
    overflow-y: auto;
  }

  .panel {
    margin: 0 12px 8px;
    padding: 10px 12px 0;
    border: 1px solid color-mix(in srgb, transparent, var(--fb-chat-warning) 30%);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-warning-surface);
  }

  .title {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0 0 6px;
    color: var(--fb-chat-warning);
    font-size: 1em;
    font-weight: 600;
  }

  p,
  ul {
    margin: 0 0 6px;
    padding: 0;
    list-style: none;
  }

  li,
  .text {
    overflow-wrap: anywhere;
  }

  .author {
    font-weight: 600;
  }

  .quote {
    margin: 0 0 6px;
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--fb-chat-border-strong);
  }

  /* Beside words in the agent's language, whatever theirs is. */
  li,
  .text {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    margin: 0;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }

  .label {
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  /* In sight also where there is no room for all above them. */
  .choices {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding-block: 4px 10px;
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
    background: inherit;
  }
`;
