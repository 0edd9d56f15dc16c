import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  h2 {
    margin: 0 0 12px;
    font-size: var(--_font-lg);
    font-weight: 600;
  }

  .meter {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 40px;
    /* Time runs from the left in all players. */
    direction: ltr;
  }

  .dot {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    border-radius: 50%;
    background: var(--fb-chat-border-strong);
  }

  .dot.on {
    background: var(--fb-chat-danger);
  }

  .time {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .level {
    flex: 1;
    min-inline-size: 40px;
    block-size: 10px;
    border-radius: 5px;
    background: var(--fb-chat-surface-pressed);
  }

  .level rect {
    fill: var(--fb-chat-accent);
    transition: width 100ms linear;
  }

  .wave {
    flex: 1;
    min-inline-size: 0;
    block-size: 32px;
    fill: none;
    stroke: var(--fb-chat-accent);
    stroke-width: 2;
    stroke-linecap: round;
  }

  .wave .ahead {
    stroke: var(--fb-chat-border-strong);
  }

  .told {
    display: flex;
    gap: 6px;
    margin: 8px 0 0;
  }

  .wrong {
    color: var(--fb-chat-danger);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 16px;
  }

  .buttons button {
    min-block-size: 36px;
  }

  @media (forced-colors: active) {
    .level {
      outline: 1px solid CanvasText;
    }

    .level rect {
      fill: Highlight;
    }

    .dot {
      forced-color-adjust: none;
    }

    .wave {
      stroke: CanvasText;
    }

    .wave .ahead {
      stroke: GrayText;
    }
  }
`;
