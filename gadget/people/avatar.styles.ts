import { css } from "lit";

/** `--_size` is how large, `--_ground` what it stands on. */
export const avatars = css`
  .avatar {
    position: relative;
    flex: none;
    display: inline-block;
  }

  .avatar fb-chat-avatar {
    inline-size: var(--_size, 34px);
    block-size: var(--_size, 34px);
  }

  .ringed {
    padding: 2px;
    border: 2px solid transparent;
    border-radius: 50%;
  }

  .ringed.success {
    border-color: var(--fb-chat-success);
  }

  .ringed.warning {
    border-color: var(--fb-chat-warning);
  }

  .ringed.muted {
    border-style: dotted;
    border-color: var(--fb-chat-border-strong);
  }

  .corner {
    position: absolute;
    inset-block-end: -3px;
    inset-inline-end: -5px;
    display: grid;
    place-items: center;
    min-inline-size: 19px;
    block-size: 19px;
    padding-inline: 2px;
    border-radius: 99px;
    background: var(--fb-chat-text-muted);
    box-shadow: 0 0 0 2px var(--_ground, var(--fb-chat-surface));
    color: var(--fb-chat-surface);
    font-size: calc(var(--_font-xs) * 0.82);
    font-weight: 700;
    line-height: 1;
  }

  .corner.free {
    background: var(--fb-chat-surface);
    outline: 1px dashed var(--fb-chat-accent);
    outline-offset: -1px;
    color: var(--fb-chat-accent);
  }

  .corner .icon {
    inline-size: 11px;
    block-size: 11px;
  }

  @media (forced-colors: active) {
    .corner {
      border: 1px solid;
    }
  }
`;
