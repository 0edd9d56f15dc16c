import { css } from "lit";

export const waiting = css`
  /* What comes at once never flashes: it is seen after a moment. */
  .skeleton,
  .late {
    animation: fb-chat-appear var(--_base, 180ms) 150ms backwards;
  }

  @keyframes fb-chat-appear {
    from {
      opacity: 0;
    }
  }

  .skeleton {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-2) 12px;
  }

  .skeleton .row {
    display: grid;
    grid-template-columns: 38px 1fr;
    align-items: center;
    gap: 2px 10px;
    block-size: calc(44px + var(--_space-4));
  }

  .skeleton i {
    display: block;
    block-size: 10px;
    border-radius: 99px;
    background: var(--fb-chat-surface-pressed);
  }

  .skeleton .row .round {
    grid-row: 1 / span 2;
    block-size: 38px;
    border-radius: 50%;
  }

  .skeleton .row .short {
    align-self: end;
    margin-block-end: 4px;
    inline-size: 45%;
  }

  .skeleton .row .long {
    align-self: start;
    margin-block-start: 4px;
    inline-size: 80%;
  }

  .skeleton .said {
    inline-size: min(60%, 320px);
    block-size: 34px;
    border-radius: var(--_radius-bubble);
  }

  .skeleton .said.own {
    justify-self: end;
    inline-size: min(45%, 240px);
  }

  .bar {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 4px;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: var(--fb-chat-surface-pressed);
  }

  .bar::-webkit-progress-bar {
    background: none;
  }

  .bar::-webkit-progress-value {
    border-radius: 99px;
    background: var(--fb-chat-accent);
    transition: inline-size var(--_base);
  }

  .bar::-moz-progress-bar {
    border-radius: 99px;
    background: var(--fb-chat-accent);
  }

  .bar:indeterminate {
    background: linear-gradient(90deg, transparent, var(--fb-chat-accent), transparent) 0 / 40% 100% no-repeat
      var(--fb-chat-surface-pressed);
  }

  .ring {
    flex: none;
    display: block;
    rotate: -90deg;
    color: var(--fb-chat-accent);
  }

  .ring .rest {
    stroke: var(--fb-chat-surface-pressed);
  }

  @media (prefers-reduced-motion: no-preference) {
    .bar:indeterminate {
      animation: fb-chat-sweep 1.2s linear infinite;
    }

    .ring.turning {
      animation: fb-chat-turn 1s linear infinite;
    }

    @keyframes fb-chat-sweep {
      from {
        background-position-x: -70%;
      }
      to {
        background-position-x: 170%;
      }
    }

    @keyframes fb-chat-turn {
      to {
        rotate: 270deg;
      }
    }
  }

  @media (forced-colors: active) {
    .skeleton i {
      border: 1px solid GrayText;
    }

    .bar {
      forced-color-adjust: none;
      block-size: 6px;
      border: 1px solid CanvasText;
      --fb-chat-accent: Highlight;
      --fb-chat-surface-pressed: Canvas;
    }
  }
`;
