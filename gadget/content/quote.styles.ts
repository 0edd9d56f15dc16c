import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    margin-block: 2px 4px;
  }

  .quote {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0;
    max-inline-size: 100%;
    margin: 0;
    min-block-size: 0;
    padding: 2px 10px;
    border: none;
    border-inline-start: 2px solid var(--fb-chat-border-strong);
    border-radius: 0;
    background: none;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: normal;
    text-align: start;
    white-space: normal;
  }

  p.quote {
    display: block;
    border-inline-start-color: var(--fb-chat-border-strong);
    color: var(--fb-chat-text-muted);
  }

  .by {
    font-weight: 600;
    font-size: inherit;
  }

  .said {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    /* Its width is that of its words, rounded: the last letter must not be cut. */
    padding-inline-end: 1px;
  }

  .kind {
    font-style: italic;
  }

  .icon {
    display: inline;
    vertical-align: -3px;
  }

  .told {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }
`;
