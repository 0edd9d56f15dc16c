import { css } from "lit";

export const styles = css`
  .pile {
    --_size: 36px;
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 8px;
    z-index: 3;
    display: grid;
    gap: var(--_space-2);
    box-sizing: border-box;
    inline-size: min(340px, 100% - 16px);
    max-block-size: calc(100% - 16px);
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }

  .card {
    position: relative;
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3);
    overflow: hidden;
    animation: fb-chat-offer var(--_base);
  }

  .where,
  .meta {
    margin: 0;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    overflow-wrap: anywhere;
  }

  .where {
    display: flex;
    gap: var(--_space-2);
    color: var(--fb-chat-accent);
    font-weight: 600;
  }

  .where span {
    flex: 1;
  }

  .left {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .who {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
  }

  .who > div {
    min-inline-size: 0;
  }

  .name {
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .said {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    margin: 0;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  .note {
    margin: 0;
    padding: 6px 8px;
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-bubble-note);
    color: var(--fb-chat-text);
    font-size: var(--_font-sm);
    overflow-wrap: anywhere;
  }

  .state {
    margin: 0;
    color: var(--fb-chat-warning);
    font-size: var(--_font-sm);
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .deeds .primary {
    flex: 1;
    justify-content: center;
  }

  .time {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    block-size: 3px;
    background: var(--fb-chat-border);
  }

  .time span {
    display: block;
    block-size: 100%;
    background: var(--fb-chat-accent);
    transition: inline-size 1s linear;
  }

  .soon .time span {
    background: var(--fb-chat-warning);
  }

  .gone {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 6px;
    font-size: var(--_font-sm);
  }

  @keyframes fb-chat-offer {
    /* It is read while it comes: nothing fades. */
    from {
      translate: 0 -8px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .card {
      animation: none;
    }

    .time span {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .time span {
      background: CanvasText;
    }
  }
`;
