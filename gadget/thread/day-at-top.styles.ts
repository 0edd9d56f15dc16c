import { css } from "lit";

export const styles = css`
  .day-at-top {
    position: absolute;
    inset-block-start: 8px;
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: 80%;
    margin-inline: auto;
    padding: 2px 10px;
    border: 1px solid var(--fb-chat-border);
    border-radius: 99px;
    background: var(--fb-chat-surface-raised);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 600;
    pointer-events: none;
    transition: opacity var(--_base);
  }

  .day-at-top::first-letter {
    text-transform: uppercase;
  }

  @starting-style {
    .day-at-top {
      opacity: 0;
    }
  }
`;
