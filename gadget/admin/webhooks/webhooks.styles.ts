import { css } from "lit";

/** What all elements of this section have in common. */
export const webhooksStyles = css`
  .rows > li {
    display: grid;
    gap: 4px;
  }

  .name,
  .where {
    overflow-wrap: anywhere;
  }

  .where {
    justify-self: start;
    direction: ltr;
    unicode-bidi: isolate;
    text-align: start;
  }

  .status {
    white-space: normal;
  }

  .given-up {
    color: var(--fb-chat-danger);
    font-weight: 600;
  }

  fieldset {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
  }

  .group {
    display: grid;
    gap: 4px;
    padding-block: 8px;
  }

  .group + .group {
    border-block-start: 1px solid var(--fb-chat-border);
  }

  .group > .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
    gap: 4px 16px;
    padding-inline-start: 28px;
  }

  .code {
    display: block;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
    direction: ltr;
    text-align: start;
  }

  pre {
    margin: 0;
    padding: 8px 10px;
    max-block-size: 320px;
    overflow: auto;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface-sunken);
    font:
      0.86em / 1.45 ui-monospace,
      monospace;
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  pre:focus-visible {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: 1px;
  }

  summary {
    cursor: pointer;
    padding-block: 4px;
    font-weight: 600;
  }

  .parts {
    display: grid;
    gap: 28px;
    min-inline-size: 0;
  }

  /* Nothing was tested yet. */
  .tested:not(:has(*)) {
    margin-block-start: -14px;
  }

  .answered > summary {
    font-weight: 400;
    padding-block: 2px;
  }

  .verify[open] {
    display: grid;
    gap: 8px;
  }

  .as-of {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }

  input[type="datetime-local"] {
    min-block-size: 36px;
    max-inline-size: 100%;
    padding: 0 8px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
  }

  .field {
    display: grid;
    justify-items: start;
    gap: 4px;
  }

  .field > label {
    font-weight: 600;
  }
`;
