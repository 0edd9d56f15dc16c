import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
  }

  fb-chat-entries {
    flex: 1;
    min-block-size: 0;
  }

  slot[name="customer"] {
    flex: none;
    display: block;
    max-block-size: 40%;
    overflow: auto;
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 6px 12px;
    border-block-end: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
    font-size: 0.93em;
  }

  .notice .words {
    flex: 1 1 180px;
  }

  .refused {
    margin: auto;
    padding: 24px;
    max-inline-size: 36ch;
    text-align: center;
  }
`;
