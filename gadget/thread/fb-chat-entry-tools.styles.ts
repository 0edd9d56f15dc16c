import { css } from "lit";

export const styles = css`
  /* Beside the bubble, at the side where there is room; what is between belongs to it, so that a pointer gets there. */
  :host {
    position: absolute;
    z-index: 1;
    inset-block-start: 50%;
    inset-inline-start: 100%;
    padding-inline: 6px;
    translate: 0 -50%;
    font-size: var(--fb-chat-font-size);
  }

  :host([side="end"]) {
    inset-inline: auto 100%;
  }

  /* They need more room than there is beside it. */
  :host([choosing]),
  :host([narrow]) {
    inset-block: auto calc(100% - 10px);
    inset-inline: 0 auto;
    padding: 0;
    translate: none;
  }

  :host([side="end"][choosing]),
  :host([side="end"][narrow]) {
    inset-inline: auto 0;
  }

  [role="toolbar"] {
    display: flex;
    padding: 2px;
    border: 1px solid var(--fb-chat-border);
    border-radius: 99px;
    background: var(--fb-chat-surface-raised);
    box-shadow: 0 1px 3px rgb(0 0 0 / 14%);
  }

  button.icon-only {
    inline-size: 30px;
    min-block-size: 28px;
    border-radius: 99px;
    color: var(--fb-chat-text-muted);
  }

  .emoji {
    font-size: 18px;
    line-height: 1;
  }

  [aria-pressed="true"] {
    background: var(--fb-chat-accent-surface) !important;
    outline: 1px solid var(--fb-chat-accent);
  }

  @media (pointer: coarse) {
    button.icon-only {
      inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
