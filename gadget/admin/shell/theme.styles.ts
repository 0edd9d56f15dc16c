import { css } from "lit";

/**
 * Web Awesome's tokens, as far as the elements that are used read them, from the gadget's own: so both are one look, light
 * and dark, and what a page overrides of `--fb-chat-…` holds here as well. Web Awesome's theme sheets are not used: they
 * stand on `:root`, which is the page's.
 */
export const theme = css`
  :host {
    --wa-font-family-body: var(--fb-chat-font);
    --wa-font-size-3xs: calc(var(--fb-chat-font-size) * 0.72);
    --wa-font-size-2xs: calc(var(--fb-chat-font-size) * 0.79);
    --wa-font-size-xs: var(--_font-xs);
    --wa-font-size-s: var(--_font-sm);
    --wa-font-size-m: var(--fb-chat-font-size);
    --wa-font-size-l: var(--_font-lg);
    --wa-font-size-xl: var(--_font-xl);
    --wa-font-size-smaller: 0.86em;
    --wa-font-weight-semibold: 600;
    --wa-font-weight-heading: 600;
    --wa-font-weight-action: 600;
    --wa-font-weight-body: 400;
    --wa-line-height-condensed: 1.25;
    --wa-line-height-normal: 1.4;

    --wa-space-2xs: var(--_space-1);
    --wa-space-xs: var(--_space-2);
    --wa-spacing-xs: var(--_space-2);
    --wa-space-s: var(--_space-2);
    --wa-space-m: var(--_space-3);
    --wa-space-l: var(--_space-4);
    --wa-space-xl: calc(var(--_space-4) * 1.5);
    --wa-space-2xl: calc(var(--_space-4) * 2);
    --wa-border-style: solid;
    --wa-border-width-s: 1px;
    --wa-border-radius-s: var(--_radius-small);
    --wa-border-radius-m: var(--fb-chat-radius);
    --wa-border-radius-l: var(--_radius-large);
    --wa-border-radius-pill: 9999px;

    --wa-transition-easing: cubic-bezier(0.2, 0, 0, 1);
    --wa-transition-slow: 0ms;
    --wa-transition-normal: 0ms;
    --wa-transition-fast: 0ms;
    --wa-focus-ring-style: solid;
    --wa-focus-ring-width: 2px;
    --wa-focus-ring: 2px solid var(--fb-chat-accent);
    --wa-focus-ring-offset: 1px;
    --wa-color-focus: var(--fb-chat-accent);
    --wa-shadow-m: 0 4px 16px light-dark(rgb(0 0 0 / 16%), rgb(0 0 0 / 50%));
    --wa-shadow-l: 0 12px 32px light-dark(rgb(0 0 0 / 22%), rgb(0 0 0 / 60%));

    --wa-color-surface-default: var(--fb-chat-surface);
    --wa-color-surface-raised: var(--fb-chat-surface-raised);
    --wa-color-surface-lowered: var(--fb-chat-surface-sunken);
    --wa-color-surface-border: var(--fb-chat-border);
    --wa-color-text-normal: var(--fb-chat-text);
    --wa-color-text-quiet: var(--fb-chat-text-muted);
    --wa-color-text-link: var(--fb-chat-accent);
    --wa-color-overlay-modal: rgb(0 0 0 / 45%);
    --wa-color-mix-hover: var(--fb-chat-text) 7%;
    --wa-color-mix-active: var(--fb-chat-text) 14%;

    --wa-color-brand-fill-quiet: var(--fb-chat-accent-surface);
    --wa-color-brand-fill-normal: var(--fb-chat-accent-surface);
    --wa-color-brand-fill-loud: var(--fb-chat-accent);
    --wa-color-brand-border-quiet: var(--fb-chat-border);
    --wa-color-brand-border-normal: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-accent) 45%);
    --wa-color-brand-border-loud: var(--fb-chat-accent);
    --wa-color-brand-on-quiet: var(--fb-chat-accent);
    --wa-color-brand-on-normal: var(--fb-chat-text);
    --wa-color-brand-on-loud: var(--fb-chat-accent-text);

    --wa-color-neutral-fill-quiet: var(--fb-chat-surface-hover);
    --wa-color-neutral-fill-normal: var(--fb-chat-surface-pressed);
    --wa-color-neutral-fill-loud: var(--fb-chat-text);
    --wa-color-neutral-border-quiet: var(--fb-chat-border);
    --wa-color-neutral-border-normal: var(--fb-chat-border);
    --wa-color-neutral-border-loud: var(--fb-chat-border-strong);
    --wa-color-neutral-on-quiet: var(--fb-chat-text-muted);
    --wa-color-neutral-on-normal: var(--fb-chat-text);
    --wa-color-neutral-on-loud: var(--fb-chat-surface);

    --wa-color-success-fill-quiet: var(--fb-chat-success-surface);
    --wa-color-success-fill-normal: var(--fb-chat-success-surface);
    --wa-color-success-fill-loud: var(--fb-chat-success);
    --wa-color-success-border-quiet: var(--fb-chat-border);
    --wa-color-success-border-normal: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-success) 45%);
    --wa-color-success-border-loud: var(--fb-chat-success);
    --wa-color-success-on-quiet: var(--fb-chat-success);
    --wa-color-success-on-normal: var(--fb-chat-text);
    --wa-color-success-on-loud: var(--fb-chat-surface);

    --wa-color-warning-fill-quiet: var(--fb-chat-warning-surface);
    --wa-color-warning-fill-normal: var(--fb-chat-warning-surface);
    --wa-color-warning-fill-loud: var(--fb-chat-warning);
    --wa-color-warning-border-quiet: var(--fb-chat-border);
    --wa-color-warning-border-normal: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-warning) 45%);
    --wa-color-warning-border-loud: var(--fb-chat-warning);
    --wa-color-warning-on-quiet: var(--fb-chat-warning);
    --wa-color-warning-on-normal: var(--fb-chat-text);
    --wa-color-warning-on-loud: var(--fb-chat-surface);

    --wa-color-danger-fill-quiet: var(--fb-chat-danger-surface);
    --wa-color-danger-fill-normal: var(--fb-chat-danger-surface);
    --wa-color-danger-fill-loud: var(--fb-chat-danger);
    --wa-color-danger-border-quiet: var(--fb-chat-border);
    --wa-color-danger-border-normal: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-danger) 45%);
    --wa-color-danger-border-loud: var(--fb-chat-danger);
    --wa-color-danger-on-quiet: var(--fb-chat-danger);
    --wa-color-danger-on-normal: var(--fb-chat-text);
    --wa-color-danger-on-loud: var(--fb-chat-surface);

    --wa-form-control-background-color: var(--fb-chat-surface);
    --wa-form-control-border-color: var(--fb-chat-border-strong);
    --wa-form-control-border-style: solid;
    --wa-form-control-border-width: 1px;
    --wa-form-control-border-radius: var(--fb-chat-radius);
    --wa-form-control-activated-color: var(--fb-chat-accent);
    --wa-form-control-label-color: var(--fb-chat-text);
    --wa-form-control-label-font-weight: 600;
    --wa-form-control-label-line-height: 1.4;
    --wa-form-control-value-color: var(--fb-chat-text);
    --wa-form-control-value-font-size: 1em;
    --wa-form-control-value-font-weight: 400;
    --wa-form-control-value-line-height: 1.4;
    --wa-form-control-hint-color: var(--fb-chat-text-muted);
    --wa-form-control-hint-font-weight: 400;
    --wa-form-control-hint-line-height: 1.4;
    --wa-form-control-placeholder-color: var(--fb-chat-text-muted);
    --wa-form-control-required-content: "";
    --wa-form-control-required-content-color: var(--fb-chat-text-muted);
    --wa-form-control-required-content-offset: 0px;
    --wa-form-control-padding-block: 0.45em;
    --wa-form-control-padding-inline: 0.75em;
    --wa-form-control-height: 2.57em;
    --wa-form-control-toggle-size: 20px;

    --wa-panel-border-style: solid;
    --wa-panel-border-width: 1px;
    --wa-panel-border-radius: var(--_radius-large);
  }

  /* Under a finger none is smaller. */
  @media (pointer: coarse) {
    :host {
      --wa-form-control-height: 44px;
      --wa-form-control-toggle-size: 24px;
    }
  }
`;
