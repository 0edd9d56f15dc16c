import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 4px 8px;
    min-block-size: 32px;
    padding: 4px 12px;
    border-block-end: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface-sunken);
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
  }

  .strip.offline,
  .strip.sign-in-unreachable,
  .strip.too-many-sockets {
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
  }

  .strip.auth-required {
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
  }

  .words {
    /* The buttons go below where the words would have less than half of a narrow panel. */
    flex: 1 1 200px;
  }

  .choices {
    display: flex;
    gap: 4px;
  }

  @media (prefers-reduced-motion: no-preference) {
    .connecting .icon,
    .catching-up .icon {
      animation: turn 1.2s linear infinite;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
