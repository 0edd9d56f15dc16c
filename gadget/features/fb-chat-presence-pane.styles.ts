import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
    min-block-size: calc(32px + 12px * var(--fb-chat-space));
    padding-block: calc(4px * var(--fb-chat-space));
    padding-inline: 14px 8px;
  }

  /* Where it would be cut to a letter it has a line of its own. */
  .name {
    flex: 99 1 3.4em;
    min-inline-size: 2em;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .rest {
    display: flex;
    flex-wrap: wrap;
    flex: 1 1 auto;
    align-items: center;
    gap: 2px;
  }

  .switch {
    gap: 6px;
    min-block-size: 28px;
    margin-inline-end: auto;
    padding-inline: 9px 10px;
    border-radius: 99px;
    font-size: var(--_font-sm);
  }

  .marked {
    display: inline-flex;
    position: relative;
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
