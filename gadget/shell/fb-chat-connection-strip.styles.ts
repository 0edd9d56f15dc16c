import { css } from "lit";
import { notice } from "./notice.styles.ts";

const strip = css`
  :host {
    display: block;
  }

  :is(.connecting, .catching-up, .signed-out, .outdated) {
    background: var(--fb-chat-surface-sunken);
    color: var(--fb-chat-text-muted);
  }

  .auth-required {
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
  }

  @media (prefers-reduced-motion: no-preference) {
    :is(.connecting, .catching-up) .icon {
      animation: turn 1.2s linear infinite;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;

/** A notice above everything, in a tone of its own where nothing is wrong. */
export const styles = [notice, strip];
