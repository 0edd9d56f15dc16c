import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    padding: 0 10px 6px;
  }

  .filter {
    flex: 1 1 0;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 9px 4px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text-muted);
  }

  .filter:focus-within {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: -1px;
  }

  /* Its label has the outline. */
  input:focus-visible {
    outline: 0;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 30px;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    color: var(--fb-chat-text);
    font: inherit;
    font-size: 0.93em;
    text-overflow: ellipsis;
  }

  input::placeholder {
    color: var(--fb-chat-text-muted);
  }

  /* The browser's own menu behind an icon: it works under every finger, and says by itself which one is chosen. */
  .sort {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--fb-chat-radius);
    color: var(--fb-chat-text-muted);
    transition: background var(--_fast);
  }

  .sort:hover {
    background: var(--fb-chat-surface-hover);
    color: var(--fb-chat-text);
  }

  .sort.on {
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
  }

  .sort:has(:focus-visible) {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: -1px;
  }

  .sort .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    color: var(--fb-chat-text);
    font: inherit;
    cursor: pointer;
  }

  option {
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
  }

  /* Not over the rows, of which it would cover one, and not before them: they stay where they are. */
  .news {
    flex: none;
    min-block-size: 30px;
    padding-inline: 8px 10px;
    border-radius: 99px;
  }

  .chosen {
    flex: 0 1 auto;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 26px;
    padding-inline: 10px 6px;
    border-color: transparent;
    border-radius: 99px;
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
    font-size: var(--_font-sm);
  }

  .chosen > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .chosen .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  /* A line of its own. */
  .break {
    flex-basis: 100%;
    block-size: 0;
  }

  @media (pointer: coarse) {
    .sort,
    .filter,
    .news,
    .chosen {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .sort.on {
      outline: 1px solid Highlight;
    }

    .chosen {
      border-color: ButtonText;
    }
  }
`;
