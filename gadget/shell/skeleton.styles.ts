import { css } from "lit";

export const skeletons = css`
  /* What comes at once never flashes: it is seen after a moment. */
  .skeleton {
    animation: fb-chat-appear var(--_base, 180ms) 150ms backwards;
  }

  @keyframes fb-chat-appear {
    from {
      opacity: 0;
    }
  }

  .skeleton i {
    display: block;
    block-size: 0.72em;
    border-radius: 99px;
    background: var(--fb-chat-surface-pressed);
  }

  /* As high as a row of the list: nothing jumps when that comes. */
  .skeleton .row {
    display: grid;
    grid-template: 1.43em 2.57em / auto 1fr;
    align-items: center;
    gap: 0 10px;
    padding: calc(var(--fb-chat-space) * 10px - 2px) 14px;
  }

  .skeleton .round {
    grid-row: 1 / -1;
    inline-size: calc(32px + 8px * var(--fb-chat-space));
    block-size: calc(32px + 8px * var(--fb-chat-space));
  }

  .skeleton .short {
    inline-size: 45%;
  }

  .skeleton .long {
    align-self: start;
    margin-block-start: 0.4em;
    inline-size: 85%;
  }

  .skeleton .said {
    margin: 0 12px var(--_space-2);
    inline-size: min(60%, 320px);
    block-size: 34px;
    border-radius: var(--_radius-bubble);
  }

  .skeleton .said.own {
    margin-inline-start: auto;
    inline-size: min(45%, 240px);
  }

  @media (forced-colors: active) {
    .skeleton i {
      border: 1px solid GrayText;
    }
  }
`;
