import { css } from "lit";

export const styles = css`
  :host {
    position: relative;
    display: block;
    max-inline-size: 100%;
  }

  .row {
    display: flex;
    align-items: stretch;
    gap: var(--_space-2);
    padding-block: 2px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
    border-radius: var(--_radius-large);
  }

  @media (prefers-reduced-motion: no-preference) {
    .row {
      scroll-behavior: smooth;
    }
  }

  .row > * {
    flex: none;
    inline-size: min(220px, 64cqi);
    scroll-snap-align: start;
  }

  .icon-only {
    position: absolute;
    inset-block-start: calc(50% - 18px);
    inline-size: 36px;
    min-block-size: 36px;
    border-radius: 50%;
    background: var(--fb-chat-surface-raised);
    box-shadow: 0 1px 4px rgb(0 0 0 / 25%);
  }

  .previous {
    inset-inline-start: 6px;
  }

  .next {
    inset-inline-end: 6px;
  }

  :host(:dir(rtl)) .icon {
    transform: scaleX(-1);
  }

  @media (pointer: coarse) {
    .icon-only {
      inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
