import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    overflow: auto;
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
    font-family: var(--fb-chat-font);
    container-type: inline-size;
  }

  :host([theme="light"]) {
    color-scheme: light;
  }

  :host([theme="dark"]) {
    color-scheme: dark;
  }

  :host([hidden]) {
    display: none;
  }

  /* As high as the screen, where it has a height: nothing else says whether it has. */
  .screen {
    float: inline-start;
    inline-size: 0;
    block-size: 100%;
  }

  /* Read from across the room: a hundred and ten characters in its width, and never less than on a desk. */
  .wall {
    --fb-chat-font-size: clamp(14px, 1.3cqi, 64px);
    --_font-sm: calc(var(--fb-chat-font-size) * 0.86);
    --_font-lg: calc(var(--fb-chat-font-size) * 1.14);

    display: grid;
    align-content: start;
    gap: 0.8em;
    min-block-size: 100%;
    padding: 1em;
    font-size: var(--fb-chat-font-size);
    line-height: 1.3;
  }

  /* On one that stands upright by sixty: who stands before it stands no nearer. */
  @media (orientation: portrait) {
    .wall {
      --fb-chat-font-size: clamp(14px, 2.2cqi, 64px);
    }
  }

  .strip {
    margin: 0;
    padding: 0.5em 0.8em;
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-danger-surface);
    color: var(--fb-chat-danger);
    font-weight: 600;
  }

  .strip:empty {
    display: none;
  }

  .quiet {
    background: none;
    color: var(--fb-chat-text-muted);
  }

  .old {
    filter: grayscale(1);
  }
`;
