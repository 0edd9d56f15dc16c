import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    container: fb-chat-composer-pane / inline-size;
    padding: calc(6px * var(--fb-chat-space)) 12px calc(4px + 8px * var(--fb-chat-space));
    border-block-start: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface);
  }

  :is(fb-chat-assist-strip, fb-chat-assist-tools, fb-chat-actions):not(:defined) {
    display: none;
  }

  .reply-to {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 6px;
    padding: 4px 4px 4px 10px;
    border-inline-start: 3px solid var(--fb-chat-accent);
    border-radius: var(--_radius-small);
    background: var(--fb-chat-surface-sunken);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .quoted {
    flex: 1;
    display: grid;
    min-inline-size: 0;
  }

  .quoted strong {
    color: var(--fb-chat-text);
    font-weight: 600;
  }

  .quoted .words {
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* Its room is kept, whatever is said in it. */
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 12px;
    min-block-size: 20px;
    margin-block-end: 6px;
    padding-inline: 2px;
    font-size: var(--_font-sm);
  }

  .window {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    color: var(--fb-chat-text-muted);
  }

  .window .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .window.soon,
  .window.closed {
    color: var(--fb-chat-warning);
  }

  /* One field: what is written, and below it what one does with it. */
  form {
    position: relative;
    display: grid;
    grid-template: "input input" auto "tools send" auto / minmax(0, 1fr) auto;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-surface);
    transition: border-color var(--_fast);
  }

  form:has(textarea:focus) {
    border-color: var(--fb-chat-accent);
    outline: 1px solid var(--fb-chat-accent);
  }

  form:has(textarea:read-only) {
    border-color: var(--fb-chat-border);
    background: var(--fb-chat-surface-sunken);
  }

  /* Over all of it, and over nothing that is pressed: what is dropped goes to what is below. */
  .drop {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: grid;
    place-items: center;
    margin: 0;
    border: 2px dashed var(--fb-chat-accent);
    border-radius: inherit;
    background: var(--fb-chat-accent-surface);
    font-weight: 600;
    pointer-events: none;
  }

  textarea {
    grid-area: input;
    inline-size: 100%;
    min-block-size: 36px;
    /* Eight lines, where there is room for them. */
    max-block-size: min(160px, 35cqb);
    margin: 0;
    padding: 8px 12px 0;
    border: 0;
    border-radius: var(--_radius-large) var(--_radius-large) 0 0;
    background: none;
    color: inherit;
    font: inherit;
    line-height: 1.35;
    resize: none;
    field-sizing: content;
  }

  /* The field around it has it. */
  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--fb-chat-text-muted);
  }

  .tools {
    grid-area: tools;
    display: flex;
    /* Under a finger they are larger, and may be many. */
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
    min-inline-size: 0;
    padding: 2px 4px 4px;
  }

  .tools > button {
    color: var(--fb-chat-text-muted);
  }

  .send {
    grid-area: send;
    align-self: end;
    min-block-size: 32px;
    margin: 2px 5px 5px;
    padding-inline: 12px;
  }

  .send[aria-disabled="true"] {
    background: var(--fb-chat-surface-pressed);
    color: var(--fb-chat-text-muted);
    opacity: 1;
  }

  .length {
    display: flex;
    gap: 12px;
    margin: 0;
  }

  p.length {
    align-items: center;
  }

  .parts summary {
    min-block-size: 20px;
    cursor: pointer;
  }

  .parts ol {
    max-block-size: 30cqb;
    margin: 0;
    padding-inline-start: 24px;
    overflow: auto;
    overflow-wrap: anywhere;
  }

  .over {
    color: var(--fb-chat-danger);
  }

  /* What is said of the text goes before the clock. */
  @container fb-chat-composer-pane (width < 640px) {
    .window.calm {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  /* The room is the text's: the icon says what the button does. */
  @container fb-chat-composer-pane (width < 440px) {
    .window {
      flex-wrap: wrap;
    }

    .window span {
      flex: 1 1 calc(100% - 20px);
    }

    .send {
      inline-size: 36px;
      padding: 0;
    }

    .send span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  /* Where there is little height, in one row. */
  @container fb-chat-gadget (height < 420px) {
    form {
      grid-template: "input tools send" auto / minmax(0, 1fr) auto auto;
      align-items: end;
    }

    textarea {
      padding-block: 8px;
    }

    .tools {
      flex-wrap: nowrap;
      max-inline-size: 45cqi;
      overflow-x: auto;
    }
  }

  @media (forced-colors: active) {
    .send[aria-disabled="true"] {
      color: GrayText;
    }
  }
`;
