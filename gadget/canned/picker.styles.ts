import { css } from "lit";

export const styles = css`
  .popover .canned {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    container: fb-chat-canned / inline-size;
    inline-size: min(660px, calc(100vw - 18px));
    block-size: min(400px, calc(100vh - 18px));
  }

  .canned input {
    min-inline-size: 0;
    min-block-size: 34px;
    margin: 12px 12px 8px;
    padding: 4px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
  }

  .canned .panes {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 46%) minmax(0, 1fr);
    min-block-size: 0;
    border-block: 1px solid var(--fb-chat-border);
  }

  .canned .panes.empty {
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  }

  .canned [role="listbox"] {
    padding: 0 8px 8px;
    overflow: auto;
    overscroll-behavior: contain;
    /* The heading above it stays where it is. */
    scroll-padding-block-start: 32px;
  }

  .canned .heading {
    position: sticky;
    inset-block-start: 0;
    padding: 8px 8px 4px;
    background: var(--fb-chat-surface-raised);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  .canned [role="option"] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 8px;
    padding: 6px 8px;
    border-radius: var(--fb-chat-radius);
    cursor: pointer;
  }

  .canned [role="option"]:hover {
    background: var(--fb-chat-surface-hover);
  }

  .canned [role="option"][aria-selected="true"] {
    background: var(--fb-chat-accent-surface);
  }

  .canned :is(.name, .says) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .canned .name {
    font-weight: 600;
  }

  .canned .whose {
    max-inline-size: 16ch;
    overflow: hidden;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-xs);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .canned .macro {
    padding: 1px 6px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
  }

  .canned .says {
    grid-column: 1 / -1;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .canned .preview {
    padding: 12px 16px;
    overflow: auto;
    border-inline-start: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface-sunken);
    overscroll-behavior: contain;
  }

  .canned .preview:focus-visible {
    outline-offset: -2px;
  }

  .canned .preview :is(p, ol) {
    margin: 0 0 8px;
  }

  .canned .preview ol {
    padding-inline-start: 20px;
  }

  .canned .whole {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .canned mark {
    border-radius: var(--_radius-small);
    background: var(--fb-chat-accent-surface);
    color: inherit;
    outline: 1px dashed var(--fb-chat-accent);
  }

  .canned .of {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .canned .bad {
    color: var(--fb-chat-danger);
  }

  .canned .none {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 8px;
    margin: 0;
    padding: 16px;
    color: var(--fb-chat-text-muted);
    text-align: center;
  }

  .canned .none p {
    margin: 0;
  }

  .canned .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 6px 8px;
  }

  .canned .apart {
    flex: 1;
  }

  @container fb-chat-canned (width < 520px) {
    .canned .panes {
      grid-template: minmax(0, 3fr) minmax(0, 2fr) / minmax(0, 1fr);
    }

    .canned .preview {
      border-block-start: 1px solid var(--fb-chat-border);
      border-inline-start: 0;
    }
  }

  @media (pointer: coarse) {
    .canned [role="option"] {
      padding-block: 10px;
    }
  }

  @media (forced-colors: active) {
    .canned [role="option"][aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
