import { css } from "lit";

/** Tokens of what stands beside or over pictures and videos: dark, whatever the page and its colours are. */
export const overPictures = css`
  :host {
    --_veil: rgb(0 0 0 / 62%);
    --_veil-dense: rgb(0 0 0 / 80%);
    --_on-veil: #fff;
  }

  /* Around one that is alone there. */
  .on-stage {
    --fb-chat-surface: #101114;
    --fb-chat-surface-hover: #26282e;
    --fb-chat-surface-pressed: #34373f;
    --fb-chat-border: #3a3d45;
    --fb-chat-border-strong: #8b8f99;
    --fb-chat-text: #f1f2f4;
    --fb-chat-text-muted: #b3b7c0;
    --fb-chat-accent: #8ab4ff;
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
    color-scheme: dark;
  }
`;
