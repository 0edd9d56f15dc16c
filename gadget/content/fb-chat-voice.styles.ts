import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    inline-size: 100%;
    /* Time runs from the left in all players. */
    direction: ltr;
  }

  audio {
    display: none;
  }

  button.play {
    flex: none;
    inline-size: 36px;
    min-block-size: 36px;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
    background: var(--fb-chat-accent);
    color: var(--fb-chat-accent-text);
  }

  .wave {
    position: relative;
    flex: 1;
    display: grid;
    align-items: center;
    min-inline-size: 0;
    block-size: 32px;
  }

  svg:not(.icon) {
    inline-size: 100%;
    block-size: 24px;
    fill: none;
    stroke: var(--fb-chat-accent);
    stroke-width: 2;
    stroke-linecap: round;
  }

  svg .ahead {
    stroke: var(--fb-chat-border-strong);
  }

  progress {
    inline-size: 100%;
    block-size: 4px;
    accent-color: var(--fb-chat-accent);
  }

  /* Over the drawing, which it moves. */
  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .wave:has(input:focus-visible) {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: 1px;
    border-radius: var(--_radius-small);
  }

  .time {
    min-inline-size: 4ch;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-variant-numeric: tabular-nums;
  }

  button.speed {
    min-inline-size: 44px;
    min-block-size: 32px;
    padding: 0 4px;
    font-size: var(--_font-sm);
  }
`;
