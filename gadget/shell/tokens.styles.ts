import { css } from "lit";

/**
 * The look, in one place. A page overrides any of these on the element; light or dark follows the page's
 * own `color-scheme`, so a light page stays light on a computer that is set to dark.
 */
export const tokens = css`
  :host {
    --fb-chat-font: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
    --fb-chat-font-size: 14px;
    --fb-chat-radius: 8px;
    --fb-chat-space: 1;
    --fb-chat-surface: light-dark(#ffffff, #17191e);
    --fb-chat-surface-sunken: light-dark(#f5f6f8, #1e2127);
    --fb-chat-surface-hover: light-dark(#eceef2, #282c34);
    --fb-chat-bubble: light-dark(#eef0f3, #282c34);
    --fb-chat-bubble-own: light-dark(#dfeafd, #1d3660);
    --fb-chat-bubble-other: light-dark(#ece9f7, #322c4a);
    --fb-chat-border: light-dark(#dde1e6, #343944);
    --fb-chat-border-strong: light-dark(#868f9b, #747d8a);
    --fb-chat-text: light-dark(#171a1f, #e9ebee);
    --fb-chat-text-muted: light-dark(#555d68, #a9b1bc);
    --fb-chat-accent: light-dark(#1557c0, #8db7ff);
    --fb-chat-accent-text: light-dark(#ffffff, #0b1a33);
    --fb-chat-accent-surface: light-dark(#e6effd, #20314f);
    --fb-chat-danger: light-dark(#b3261e, #ff9d94);
    --fb-chat-danger-surface: light-dark(#fdeeec, #3a1f1d);
    --fb-chat-warning: light-dark(#7a4a00, #f3c265);
    --fb-chat-warning-surface: light-dark(#fff4de, #342a15);
    --fb-chat-success: light-dark(#17713a, #7fd69a);
  }

  :host([density="compact"]) {
    --fb-chat-font-size: 13px;
    --fb-chat-space: 0.5;
  }
`;
