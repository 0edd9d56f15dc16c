import { css } from "lit";

/**
 * What floats above the rest: how far, and on what. In the dark a shadow is hardly seen: there the surface is lighter. It
 * is loaded with what floats, so its tokens stand here and not in tokens.styles.ts.
 */
export const floating = css`
  .floating {
    --_shadow-popover: 0 1px 3px rgb(0 0 0 / 12%), 0 8px 24px rgb(0 0 0 / 14%);
    --_shadow-dialog: 0 2px 6px rgb(0 0 0 / 12%), 0 20px 48px rgb(0 0 0 / 22%);
    box-sizing: border-box;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-surface-raised);
    color: var(--fb-chat-text);
    box-shadow: var(--_shadow-popover);
  }

  .floating:popover-open {
    transition: opacity var(--_fast);
  }

  @starting-style {
    .floating:popover-open {
      opacity: 0;
    }
  }
`;
