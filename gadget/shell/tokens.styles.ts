import { css } from "lit";

/**
 * The look, in one place. A page overrides any of `--fb-chat-…` on the element; from surface, text and accent follow the
 * other colours, from font size, radius and space all measures. Light or dark follows the page's own `color-scheme`, so a
 * light page stays light on a computer that is set to dark. What begins with `--_` is for the gadget's own styles;
 * what floats has its shadows from floating.styles.ts, which is loaded later.
 */
export const tokens = css`
  :host {
    --fb-chat-font: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
    --fb-chat-font-size: 14px;
    --fb-chat-radius: 8px;
    --fb-chat-space: 1;
    --fb-chat-surface: light-dark(#fff, #17181c);
    --fb-chat-text: light-dark(#16181d, #e8eaed);
    --fb-chat-accent: light-dark(#1a5ad7, #8ab4ff);
    --fb-chat-danger: light-dark(#b3261e, #ff9d94);
    --fb-chat-warning: light-dark(#7a4a00, #f3c265);
    --fb-chat-success: light-dark(#17713a, #7fd69a);

    --fb-chat-surface-sunken: light-dark(
      color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-text) 3%),
      color-mix(in srgb, var(--fb-chat-surface), #000 25%)
    );
    --fb-chat-surface-raised: light-dark(
      var(--fb-chat-surface),
      color-mix(in srgb, var(--fb-chat-surface), #fff 6%)
    );
    --fb-chat-surface-hover: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-text) 6%);
    --fb-chat-surface-pressed: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-text) 11%);
    --fb-chat-bubble: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-text) 7%);
    --fb-chat-bubble-own: light-dark(
      color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-accent) 16%),
      color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-accent) 20%)
    );
    --fb-chat-bubble-other: color-mix(in srgb, var(--fb-chat-surface), light-dark(#6a4bd0, #a796ff) 12%);
    --fb-chat-bubble-note: var(--fb-chat-warning-surface);
    --fb-chat-border: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-text) 14%);
    --fb-chat-border-strong: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-text) 52%);
    --fb-chat-text-muted: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-text) 70%);
    --fb-chat-accent-text: light-dark(#fff, #0b1a33);
    --fb-chat-accent-surface: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-accent) 10%);
    --fb-chat-danger-surface: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-danger) 9%);
    --fb-chat-warning-surface: color-mix(in srgb, var(--fb-chat-surface), #f5a800 15%);
    --fb-chat-success-surface: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-success) 10%);

    --_font-xs: calc(var(--fb-chat-font-size) * 0.79);
    --_font-sm: calc(var(--fb-chat-font-size) * 0.86);
    --_font-lg: calc(var(--fb-chat-font-size) * 1.14);
    --_font-xl: calc(var(--fb-chat-font-size) * 1.29);
    --_space-1: calc(var(--fb-chat-space) * 4px);
    --_space-2: calc(var(--fb-chat-space) * 8px);
    --_space-3: calc(var(--fb-chat-space) * 12px);
    --_space-4: calc(var(--fb-chat-space) * 16px);
    --_radius-small: calc(var(--fb-chat-radius) * 0.5);
    --_radius-large: calc(var(--fb-chat-radius) * 1.5);
    --_radius-bubble: calc(var(--fb-chat-radius) * 2.25);
    --_fast: 120ms cubic-bezier(0.2, 0, 0, 1);
    --_base: 180ms cubic-bezier(0.2, 0, 0, 1);
  }

  :host([density="compact"]) {
    --fb-chat-font-size: 13px;
    --fb-chat-space: 0.5;
  }

  /* Black or white, whatever the accent is: where it can be told from its luminance. */
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --_accent-ink: calc((0.18 - y) * 999);
      --fb-chat-accent-text: color(
        from var(--fb-chat-accent) xyz-d65 var(--_accent-ink) var(--_accent-ink) var(--_accent-ink)
      );
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --fb-chat-border: var(--fb-chat-border-strong);
      --fb-chat-border-strong: var(--fb-chat-text);
      --fb-chat-text: light-dark(#000, #fff);
      --fb-chat-text-muted: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-text) 85%);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_fast: 0ms;
      --_base: 0ms;
    }
  }
`;
