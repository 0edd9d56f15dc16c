import { css } from "lit";

export const styles = css`
  .toasts {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 12px;
    z-index: 1;
    display: grid;
    justify-items: center;
    gap: 8px;
    pointer-events: none;
  }

  .toast {
    display: flex;
    align-items: center;
    gap: 12px;
    max-inline-size: min(420px, 100%);
    padding: 6px 6px 6px 14px;
    border-radius: var(--_radius-large);
    pointer-events: auto;
    animation: fb-chat-toast var(--_base);
  }

  .toast:dir(rtl) {
    padding: 6px 14px 6px 6px;
  }

  @keyframes fb-chat-toast {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;
