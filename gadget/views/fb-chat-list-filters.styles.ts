import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex: 1 1 100%;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
  }

  .chip {
    max-inline-size: 100%;
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
  }

  .chip bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  p {
    flex: 1 1 100%;
    margin: 2px 0 0;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  p:empty {
    display: none;
  }
`;
