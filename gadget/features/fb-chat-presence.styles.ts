import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: calc(32px + 12px * var(--fb-chat-space));
    padding: calc(4px * var(--fb-chat-space)) 12px;
  }

  .name {
    flex: 1;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .switch {
    gap: 8px;
    /* Its box is seen under the pointer alone: its track ends where the times below it do, and the name has more room. */
    padding-inline: 6px;
    margin-inline-end: -7px;
    border-color: transparent;
    background: none;
  }

  .track {
    display: inline-flex;
    inline-size: 28px;
    padding: 2px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: 99px;
    background: var(--fb-chat-surface);
  }

  .track::before {
    content: "";
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--fb-chat-border-strong);
    transition: margin 120ms;
  }

  [aria-checked="true"] .track {
    border-color: var(--fb-chat-success);
    background: var(--fb-chat-success);
  }

  [aria-checked="true"] .track::before {
    background: var(--fb-chat-surface);
    margin-inline-start: 12px;
  }

  @media (prefers-reduced-motion: reduce) {
    .track::before {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .track {
      forced-color-adjust: none;
      border-color: ButtonText;
      background: ButtonFace;
    }

    .track::before {
      background: ButtonText;
    }

    [aria-checked="true"] .track {
      border-color: Highlight;
      background: Highlight;
    }

    [aria-checked="true"] .track::before {
      background: HighlightText;
    }
  }
`;
