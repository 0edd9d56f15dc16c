import { css } from "lit";

export const styles = css`
  :host {
    container: fb-chat-builder / inline-size;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    block-size: 100%;
  }

  header,
  footer {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 16px;
  }

  header {
    border-block-end: 1px solid var(--fb-chat-border);
  }

  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: var(--_font-lg);
    font-weight: 600;
  }

  .views {
    display: none;
  }

  .panes {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(300px, 38%);
    min-block-size: 0;
  }

  .form,
  .beside {
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 16px;
  }

  .form {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
  }

  .beside {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 12px;
    border-inline-start: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface-sunken);
  }

  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 4px 8px;
    min-inline-size: 0;
  }

  .field > :is(input, textarea, select, .hint, .wrong, .chosen) {
    grid-column: 1 / -1;
  }

  label,
  .label,
  legend {
    color: var(--fb-chat-text);
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  .count {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-xs);
    font-variant-numeric: tabular-nums;
  }

  .count.over,
  .wrong {
    color: var(--fb-chat-danger);
  }

  .hint,
  .wrong {
    margin: 0;
    font-size: var(--_font-sm);
  }

  .hint {
    color: var(--fb-chat-text-muted);
  }

  :host(:dir(rtl)) input[dir="ltr"],
  :host(:dir(rtl)) input[dir="ltr"]:placeholder-shown {
    direction: ltr;
    text-align: end;
  }

  textarea {
    min-block-size: 60px;
    max-block-size: 220px;
    line-height: 1.35;
    resize: vertical;
    field-sizing: content;
  }

  .doubts {
    color: var(--fb-chat-warning);
  }

  .doubts p {
    margin: 0;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    font-weight: 400;
  }

  .check input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--fb-chat-accent);
  }

  .side-by-side {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    /* What is said below one field moves none beside it. */
    align-items: start;
    gap: var(--_space-3);
  }

  fieldset.rows {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: 8px;
    padding: 0;
  }

  ol {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .row {
    padding: 4px 12px 12px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-surface);
  }

  .row .row {
    background: var(--fb-chat-surface-sunken);
  }

  .row[data-dragged] {
    position: relative;
    z-index: 1;
    box-shadow: 0 8px 24px rgb(0 0 0 / 20%);
    cursor: grabbing;
  }

  .row[data-drop="before"] {
    box-shadow: 0 -5px 0 -2px var(--fb-chat-accent);
  }

  .row[data-drop="after"] {
    box-shadow: 0 5px 0 -2px var(--fb-chat-accent);
  }

  .head {
    display: flex;
    align-items: center;
    gap: 2px;
    min-block-size: 36px;
    margin-inline-end: -8px;
    color: var(--fb-chat-text-muted);
  }

  .head button {
    color: inherit;
  }

  .grip {
    margin-inline-start: -8px;
    cursor: grab;
    touch-action: none;
  }

  .row-name {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  .fields {
    display: grid;
    gap: var(--_space-3);
  }

  .fields > .segmented,
  .form > .segmented {
    justify-self: start;
    align-self: start;
    flex-wrap: wrap;
  }

  .add {
    justify-self: start;
  }

  .add .muted {
    font-weight: 400;
  }

  .picture {
    display: grid;
    gap: 6px;
  }

  .choose {
    justify-self: start;
    display: inline-flex;
    align-items: center;
    min-block-size: 30px;
    padding: 3px 10px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    font-size: 0.93em;
    cursor: pointer;
  }

  .choose:hover {
    background: var(--fb-chat-surface-hover);
  }

  .choose:has(:focus-visible) {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: 1px;
  }

  .chosen {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  .chosen canvas {
    flex: none;
    inline-size: 48px;
    block-size: 48px;
    border-radius: var(--_radius-small);
    background: var(--fb-chat-surface-pressed);
  }

  .about {
    flex: 1;
    display: grid;
    justify-items: start;
    gap: 4px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  footer {
    flex-wrap: wrap;
    justify-content: flex-end;
    border-block-start: 1px solid var(--fb-chat-border);
  }

  .line {
    flex: 1 1 220px;
    min-inline-size: 0;
    font-size: var(--_font-sm);
  }

  .first {
    justify-content: start;
    max-inline-size: 100%;
    margin-inline-start: -10px;
    color: var(--fb-chat-danger);
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }

  @container fb-chat-builder (width < 620px) {
    .views {
      display: block;
    }

    .panes {
      grid-template-columns: minmax(0, 1fr);
    }

    .panes.edit .beside,
    .panes.preview .form {
      display: none;
    }

    .beside {
      border-inline-start: 0;
    }

    header,
    footer,
    .form,
    .beside {
      padding-inline: 12px;
    }
  }
`;
