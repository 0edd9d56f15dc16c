import { css } from "lit";

export const styles = css`
  :host {
    flex: none;
    position: relative;
    display: block;
    inline-size: 34px;
    block-size: 34px;
  }

  span {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 50%;
    background: light-dark(hsl(var(--_hue) 45% 90%), hsl(var(--_hue) 25% 28%));
    color: light-dark(hsl(var(--_hue) 50% 24%), hsl(var(--_hue) 60% 88%));
    font-size: 0.86em;
    font-weight: 600;
    letter-spacing: 0.02em;
    user-select: none;
  }

  .tone-0 {
    --_hue: 212;
  }
  .tone-1 {
    --_hue: 160;
  }
  .tone-2 {
    --_hue: 265;
  }
  .tone-3 {
    --_hue: 28;
  }
  .tone-4 {
    --_hue: 330;
  }
  .tone-5 {
    --_hue: 188;
  }
`;
