import { css } from "lit";

/** Boxes to write in and to choose from, in a form. */
export const boxes = css`
  :is(input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, select) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 34px;
    margin: 0;
    padding: 5px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
  }

  ::placeholder {
    color: var(--fb-chat-text-muted);
  }

  [aria-invalid="true"] {
    border-color: var(--fb-chat-danger) !important;
  }
`;
