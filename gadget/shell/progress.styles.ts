import { css } from "lit";

export const progresses = css`
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
    .bar {
      forced-color-adjust: none;
      block-size: 6px;
      border: 1px solid CanvasText;
      --fb-chat-accent: Highlight;
      --fb-chat-surface-pressed: Canvas;
    }
  }
`;
