import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  form {
    --_frame: var(--fb-chat-warning);
    --_ground: var(--fb-chat-warning-surface);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border: 2px solid var(--_frame);
    border-radius: var(--_radius-large);
    background: var(--fb-chat-surface);
    overflow: clip;
  }

  form.private {
    --_frame: var(--fb-chat-accent);
    --_ground: var(--fb-chat-accent-surface);
  }

  form.closed {
    --_frame: var(--fb-chat-border-strong);
    --_ground: var(--fb-chat-surface-sunken);
  }

  form:focus-within {
    outline: 2px solid color-mix(in srgb, var(--_frame) 45%, transparent);
    outline-offset: 1px;
  }

  p {
    margin: 0;
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    min-inline-size: 0;
    margin: 0 0 6px;
    padding: 0;
    border: 0;
  }

  fieldset label {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 30px;
    padding: 2px 10px;
    border: 1px solid var(--fb-chat-border);
    border-radius: 999px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 600;
    cursor: pointer;
  }

  fieldset label.chosen.public {
    border-color: var(--fb-chat-warning);
    background: var(--fb-chat-warning-surface);
    color: var(--fb-chat-warning);
  }

  fieldset label.chosen.private {
    border-color: var(--fb-chat-accent);
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
  }

  fieldset label.off {
    border-style: dashed;
    font-weight: 400;
    text-decoration: line-through;
  }

  fieldset label:has(:focus-visible) {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: 2px;
  }

  fieldset input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }

  .left {
    font-weight: 400;
  }

  .why-not {
    margin-block-end: 6px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .title {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 12px;
    background: var(--_ground);
    color: var(--_frame);
    font-size: var(--_font-sm);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  form.closed .title {
    color: var(--fb-chat-text);
  }

  .title svg {
    flex: none;
  }

  .to {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 4px 6px 4px 12px;
    border-block-end: 1px solid var(--fb-chat-border);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .to .words {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .news {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-block-end: 6px;
    padding: 6px 12px;
    border: 1px solid var(--fb-chat-danger);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-danger-surface);
    font-size: var(--_font-sm);
  }

  .news .words {
    flex: 1 1 200px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .news button {
    margin-inline-start: auto;
  }

  .news bdi {
    display: block;
    font-weight: 600;
  }

  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 44px;
    max-block-size: min(160px, 35cqb);
    margin: 0;
    padding: 8px 12px 4px;
    border: 0;
    outline: none;
    background: none;
    color: var(--fb-chat-text);
    font: inherit;
    field-sizing: content;
    resize: none;
  }

  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--fb-chat-text-muted);
    opacity: 1;
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 4px 6px 6px;
  }

  .deeds .left-over {
    flex: 1;
    color: var(--fb-chat-danger);
    font-size: var(--_font-sm);
    text-align: end;
  }

  ::slotted(button) {
    color: var(--fb-chat-text-muted);
  }

  .deeds .space {
    flex: 1;
  }

  .send {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    border-color: transparent;
    background: var(--_frame);
    color: var(--fb-chat-surface);
    font-weight: 600;
  }

  .send:hover:not([aria-disabled="true"]) {
    background: color-mix(in srgb, var(--_frame) 88%, var(--fb-chat-text));
  }

  .send[aria-disabled="true"] {
    background: var(--fb-chat-surface-pressed);
    color: var(--fb-chat-text-muted);
  }

  @media (pointer: coarse) {
    fieldset label,
    .send {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    fieldset label.chosen {
      border: 2px solid Highlight;
    }
  }
`;
