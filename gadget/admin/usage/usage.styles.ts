import { css } from "lit";

export const usageStyles = css`
  .sums {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: 12px;
  }

  .sums > div {
    display: grid;
    align-content: start;
    gap: 2px;
    padding: 12px 14px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    min-inline-size: 0;
  }

  .sums dt {
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
  }

  .sums dd {
    overflow-wrap: anywhere;
  }

  .sums .money {
    font-size: var(--_font-xl);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .rows > li {
    align-items: start;
  }

  .what {
    display: grid;
    gap: 2px;
  }

  .reckoned {
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .costs {
    display: grid;
    justify-items: end;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .costs .money {
    font-weight: 600;
  }

  @container (width < 420px) {
    .costs {
      flex: 1 1 100%;
      justify-items: start;
      text-align: start;
    }
  }

  .free {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    font-size: 0.93em;
  }

  .bar {
    inline-size: 72px;
    block-size: 6px;
    border-radius: 999px;
    background: var(--fb-chat-surface-hover);
    overflow: clip;
  }

  .bar > span {
    display: block;
    block-size: 100%;
    background: var(--fb-chat-accent);
  }

  .over {
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
    }

    .bar > span {
      background: Highlight;
      forced-color-adjust: none;
    }
  }

  .left-out {
    display: grid;
    gap: 6px;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
`;
