import { css } from "lit";

export const styles = css`
  dialog h2:focus {
    outline: none;
  }

  dialog dl {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 6px 16px;
    margin: 0 0 12px;
  }

  dialog dd {
    margin: 0;
  }

  dialog kbd {
    direction: ltr;
    unicode-bidi: isolate;
  }

  dialog kbd,
  dialog input.key[type="text"] {
    padding: 1px 6px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: 4px;
    font: inherit;
  }

  dialog input.key[type="text"] {
    inline-size: 2.2em;
    min-block-size: 24px;
    text-align: center;
    text-transform: uppercase;
  }

  dialog label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    margin: 0 0 12px;
  }

  dialog select {
    inline-size: 100%;
    text-overflow: ellipsis;
  }
`;
