import { css } from "lit";

export const avatars = css`
  .avatar {
    --_size: 34px;
    position: relative;
    flex: none;
    display: inline-block;
    padding: 2px;
    border: 2px solid transparent;
    border-radius: 50%;
  }

  .avatar fb-chat-avatar {
    inline-size: var(--_size);
    block-size: var(--_size);
  }

  .avatar.small {
    --_size: 22px;
    padding: 0;
    border: 0;
    font-size: calc(var(--_font-xs) * 0.9);
  }

  .avatar.success {
    border-color: var(--fb-chat-success);
  }

  .avatar.warning {
    border-color: var(--fb-chat-warning);
  }

  .avatar.muted {
    border-style: dotted;
    border-color: var(--fb-chat-border-strong);
  }

  .corner {
    position: absolute;
    inset-block-end: -2px;
    inset-inline-end: -2px;
    display: grid;
    place-items: center;
    min-inline-size: 14px;
    block-size: 16px;
    padding-inline: 2px;
    border: 2px solid var(--fb-chat-surface);
    box-sizing: content-box;
    border-radius: 99px;
    background: var(--fb-chat-text-muted);
    color: var(--fb-chat-surface);
    font-size: calc(var(--_font-xs) * 0.82);
    font-weight: 600;
    line-height: 1;
  }

  .stack {
    display: inline-flex;
    align-items: center;
  }

  .stack > * {
    border-radius: 50%;
    box-shadow: 0 0 0 2px var(--fb-chat-surface);
  }

  .stack > * + * {
    margin-inline-start: -2px;
  }

  .stack .others {
    display: grid;
    place-items: center;
    min-inline-size: 22px;
    block-size: 22px;
    padding-inline: 4px;
    border-radius: 99px;
    background: var(--fb-chat-surface-pressed);
    font-size: var(--_font-xs);
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .stack > * {
      outline: 1px solid CanvasText;
    }
  }
`;
