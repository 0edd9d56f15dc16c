import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  .run {
    margin-block-end: 6px;
    padding: 4px 4px 4px 10px;
    border-inline-start: 3px solid var(--fb-chat-accent);
    border-radius: var(--_radius-small);
    background: var(--fb-chat-surface-sunken);
    font-size: var(--_font-sm);
  }

  .run.bad {
    border-color: var(--fb-chat-warning);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }

  .head p {
    flex: 1 1 14ch;
    min-inline-size: 0;
  }

  p,
  ol {
    margin: 0;
    overflow-wrap: anywhere;
  }

  ol {
    padding-inline-start: 20px;
    color: var(--fb-chat-text-muted);
  }

  ol + p {
    padding-block: 2px 4px;
  }
`;
