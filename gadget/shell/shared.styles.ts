import { css } from "lit";

/** What several elements have in common: box model, buttons, focus, text for screen readers only. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 28px;
    padding: 3px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: 6px;
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
    font: inherit;
    font-size: 0.93em;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
  }

  button:hover:not(:disabled, [aria-disabled="true"]) {
    background: var(--fb-chat-surface-hover);
  }

  button.primary {
    border-color: var(--fb-chat-accent);
    background: var(--fb-chat-accent);
    color: var(--fb-chat-accent-text);
  }

  button.primary:hover:not(:disabled, [aria-disabled="true"]) {
    background: color-mix(in srgb, var(--fb-chat-accent) 88%, var(--fb-chat-text));
  }

  button.quiet {
    border-color: transparent;
    background: none;
  }

  button.icon-only {
    inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
  }

  button:disabled,
  button[aria-disabled="true"] {
    opacity: 0.5;
    cursor: default;
  }

  button[aria-busy="true"] {
    opacity: 0.5;
    cursor: progress;
  }

  /* There the system has a colour for it. */
  @media (forced-colors: active) {
    button:disabled,
    button[aria-disabled="true"] {
      color: GrayText;
      opacity: 1;
    }
  }

  :focus-visible {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: 1px;
  }

  .icon {
    flex: none;
    display: block;
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
  }

  :host(:dir(rtl)) .mirrored {
    transform: scaleX(-1);
  }

  .muted {
    color: var(--fb-chat-text-muted);
  }

  .sr-only {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Of renderName(): the words give way, the digits do not. */
  .nameless {
    display: inline-flex;
    max-inline-size: 100%;
    vertical-align: top;
  }

  .nameless :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .digits {
    flex: none;
    white-space: pre;
  }
`;
