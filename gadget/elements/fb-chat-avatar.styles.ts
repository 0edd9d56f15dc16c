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
    background: light-dark(hsl(var(--fb-chat-hue) 45% 90%), hsl(var(--fb-chat-hue) 25% 28%));
    color: light-dark(hsl(var(--fb-chat-hue) 50% 24%), hsl(var(--fb-chat-hue) 60% 88%));
    font-size: 0.86em;
    font-weight: 600;
    letter-spacing: 0.02em;
    user-select: none;
  }

  .tone-0 {
    --fb-chat-hue: 212;
  }
  .tone-1 {
    --fb-chat-hue: 160;
  }
  .tone-2 {
    --fb-chat-hue: 265;
  }
  .tone-3 {
    --fb-chat-hue: 28;
  }
  .tone-4 {
    --fb-chat-hue: 330;
  }
  .tone-5 {
    --fb-chat-hue: 188;
  }
`;
