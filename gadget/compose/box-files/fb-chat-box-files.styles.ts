import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    margin-block-end: 6px;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: 6px;
    max-block-size: min(190px, 35cqb);
    margin: 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    padding: 5px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface-sunken);
  }

  canvas,
  .paper {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_radius-small);
    background: var(--fb-chat-surface-pressed);
    color: var(--fb-chat-text-muted);
  }

  .about {
    flex: 1;
    display: grid;
    justify-items: start;
    gap: 2px;
    min-inline-size: 0;
  }

  .name {
    max-inline-size: 100%;
    overflow: hidden;
    font-size: var(--_font-sm);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .small {
    font-size: var(--_font-xs);
  }

  .wrong {
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--fb-chat-danger);
  }

  .note {
    color: var(--fb-chat-warning);
  }

  .wait {
    margin: 2px 2px 0;
    font-size: var(--_font-xs);
  }
`;
