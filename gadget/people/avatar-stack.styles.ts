import { css } from "lit";

/** `--_size` is how large each is. */
export const stacks = css`
  .stack {
    flex: none;
    display: inline-flex;
    align-items: center;
    padding: 2px;
  }

  .stack > :not(.sr-only) {
    border-radius: 99px;
    background: var(--fb-chat-surface);
    box-shadow: 0 0 0 2px var(--fb-chat-surface);
  }

  .stack fb-chat-avatar {
    inline-size: var(--_size, 22px);
    block-size: var(--_size, 22px);
    font-size: calc(var(--_size, 22px) * 0.46);
  }

  .stack > * + * {
    margin-inline-start: -3px;
  }

  .stack .others {
    display: grid;
    place-items: center;
    min-inline-size: var(--_size, 22px);
    block-size: var(--_size, 22px);
    padding-inline: 4px;
    background: var(--fb-chat-surface-pressed);
    font-size: var(--_font-xs);
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .stack > :not(.sr-only) {
      outline: 1px solid CanvasText;
    }
  }
`;
