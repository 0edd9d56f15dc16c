import { css } from "lit";

/** Beside shared.styles.ts, what only who acts needs: the button that is next, one that is busy, boxes to write in. */
export const controls = css`
  button.primary {
    border-color: transparent;
    background: var(--fb-chat-accent);
    color: var(--fb-chat-accent-text);
  }

  button.primary:hover:not(:disabled, [aria-disabled="true"]) {
    background: color-mix(in srgb, var(--fb-chat-accent) 88%, var(--fb-chat-text));
  }

  button.danger {
    border-color: transparent;
    background: var(--fb-chat-danger);
    color: var(--fb-chat-surface);
  }

  button.danger:hover:not(:disabled, [aria-disabled="true"]) {
    background: color-mix(in srgb, var(--fb-chat-danger) 88%, var(--fb-chat-text));
  }

  button.on {
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
  }

  button[aria-busy="true"] {
    cursor: progress;
  }

  button[aria-busy="true"] .icon {
    opacity: 0.5;
  }

  /* Of itself a box whose text decides its direction is one from the left while it is empty. */
  :host(:dir(rtl)) :is(input, textarea):placeholder-shown {
    direction: rtl;
  }

  /* Safari on a phone would enlarge the page around a box with smaller words. */
  @media (pointer: coarse) {
    :is(input, select, textarea) {
      font-size: max(16px, 1em) !important;
    }

    select,
    input:not([type="checkbox"], [type="radio"], [type="range"]) {
      min-block-size: 44px !important;
    }
  }
`;
