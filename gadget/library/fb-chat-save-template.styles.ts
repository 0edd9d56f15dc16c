import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
    padding: 10px 16px;
    border-block-start: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface-sunken);
  }

  .name {
    flex: 1 1 180px;
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }

  label {
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  .hint,
  .told {
    flex: 1 1 100%;
    margin: 0;
    font-size: var(--_font-sm);
  }

  .hint {
    color: var(--fb-chat-text-muted);
  }

  .told:empty {
    display: none;
  }

  .told.bad {
    color: var(--fb-chat-danger);
  }

  .told.done {
    padding: 8px 16px;
    border-block-start: 1px solid var(--fb-chat-border);
    color: var(--fb-chat-success);
  }
`;
