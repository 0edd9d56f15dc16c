import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    align-items: center;
    gap: 2px;
    min-block-size: calc(32px + 12px * var(--fb-chat-space));
    padding-block: calc(4px * var(--fb-chat-space));
    padding-inline: 14px 8px;
  }

  .name {
    flex: 1 1 0;
    min-inline-size: 2em;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .switch {
    gap: 6px;
    min-block-size: 28px;
    margin-inline-end: 2px;
    padding-inline: 9px 10px;
    border-radius: 99px;
    font-size: var(--_font-sm);
  }

  .dot {
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--fb-chat-warning);
    border-radius: 50%;
  }

  .available .dot {
    border-color: var(--fb-chat-success);
    background: var(--fb-chat-success);
  }

  .busy .dot {
    border-color: var(--fb-chat-warning);
    background: var(--fb-chat-warning);
  }

  @media (forced-colors: active) {
    .dot {
      border-color: ButtonText;
    }

    .available .dot {
      background: ButtonText;
    }
  }
`;
