import { css } from "lit";

export const segments = css`
  .segmented {
    display: inline-flex;
    max-inline-size: 100%;
    min-inline-size: 0;
    margin: 0;
    padding: 2px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface-sunken);
  }

  .segmented label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: 26px;
    min-inline-size: 0;
    padding-inline: 10px;
    border-radius: calc(var(--fb-chat-radius) - 2px);
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
    cursor: pointer;
  }

  .segmented label:hover {
    color: var(--fb-chat-text);
  }

  /* It stays where it is for the keys, and for a finger that explores. */
  .segmented input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .segmented label:has(:checked) {
    background: var(--fb-chat-surface-raised);
    color: var(--fb-chat-text);
    font-weight: 600;
    box-shadow: 0 1px 2px rgb(0 0 0 / 16%);
  }

  .segmented label:has(:focus-visible) {
    outline: 2px solid var(--fb-chat-accent);
  }

  @media (forced-colors: active) {
    .segmented label:has(:checked) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
