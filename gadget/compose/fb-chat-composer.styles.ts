import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    container: fb-chat-composer / inline-size;
    padding: calc(6px * var(--fb-chat-space)) 12px calc(4px + 6px * var(--fb-chat-space));
    border-block-start: 1px solid var(--fb-chat-border);
    background: var(--fb-chat-surface);
  }

  .window {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0 0 6px;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }

  .window .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .window.soon,
  .window.closed {
    color: var(--fb-chat-warning);
  }

  form {
    display: flex;
    align-items: flex-end;
    gap: 8px;
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    max-block-size: min(160px, 35cqb);
    padding: 7px 10px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    line-height: 1.4;
    resize: none;
    field-sizing: content;
  }

  textarea::placeholder {
    color: var(--fb-chat-text-muted);
  }

  textarea:read-only {
    border-color: var(--fb-chat-border);
    background: var(--fb-chat-surface-sunken);
  }

  .send {
    min-block-size: 36px;
    padding-inline: 14px;
    border-radius: var(--fb-chat-radius);
  }

  .length {
    display: flex;
    gap: 12px;
    min-block-size: 0;
    margin: 4px 2px 0;
    font-size: 0.86em;
  }

  .parts summary {
    min-block-size: 24px;
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

  /* The room is the text's: the icon says what the button does. */
  @container fb-chat-composer (width < 360px) {
    form {
      gap: 4px;
    }

    .send {
      padding-inline: 12px;
    }

    .send span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;
