import { css } from "lit";

export const styles = css`
  /* One line, whose second never shows: words stand there where there is no room for them beside the pictures. */
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 6px;
    min-inline-size: calc(4px + 14px * var(--_shown, 0));
    block-size: 18px;
    overflow: hidden;
  }

  .pictures {
    --_size: 16px;
    display: flex;
    block-size: 18px;
  }

  .stack {
    padding: 1px;
  }

  .stack > :not(.sr-only) {
    box-shadow: 0 0 0 1px var(--fb-chat-surface);
  }

  .words {
    max-inline-size: 100%;
    overflow: hidden;
    line-height: 18px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .silent {
    display: flex;
    align-items: center;
    block-size: 18px;
  }

  .silent .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .writing {
    color: var(--fb-chat-accent);
  }

  .writing .stack > fb-chat-avatar {
    box-shadow: 0 0 0 1px var(--fb-chat-accent);
  }
`;
