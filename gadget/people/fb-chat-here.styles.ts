import { css } from "lit";

export const styles = css`
  :host {
    white-space: nowrap;
  }

  .dot {
    display: inline-block;
    box-sizing: border-box;
    inline-size: 8px;
    block-size: 8px;
    margin-inline: 5px 4px;
    border: 2px solid var(--fb-chat-text-muted);
    border-radius: 50%;
  }

  .available {
    border-color: var(--fb-chat-success);
    background: var(--fb-chat-success);
  }

  .away,
  .available.busy {
    border-color: var(--fb-chat-warning);
  }

  .available.busy {
    background: var(--fb-chat-warning);
  }

  @media (forced-colors: active) {
    .available {
      background: CanvasText;
    }
  }
`;
