import { css } from "lit";

/** What all elements have in common: box model, buttons, focus, text for screen readers only. */
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
    min-block-size: 30px;
    padding: 3px 10px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
    font: inherit;
    font-size: 0.93em;
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
  }

  button:not(:disabled, [aria-disabled="true"]):hover {
    background: var(--fb-chat-surface-hover);
    /* Under the pointer alone: another theme is there at once. */
    transition: background var(--_fast);
  }

  button:active {
    background: var(--fb-chat-surface-pressed);
  }

  button.quiet {
    border-color: transparent;
    background-color: transparent;
  }

  button.quiet:hover {
    background-color: color-mix(in srgb, transparent, currentColor 9%);
  }

  button.icon-only {
    inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
  }

  .icon-only .icon {
    inline-size: 20px;
    block-size: 20px;
  }

  /* Under a finger none is smaller, whatever an element says. */
  @media (pointer: coarse) {
    button,
    summary {
      align-content: center;
      min-inline-size: 44px !important;
      min-block-size: 44px !important;
    }
  }

  button:disabled,
  button[aria-disabled="true"] {
    opacity: 0.5;
    cursor: default;
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
