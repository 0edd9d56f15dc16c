import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-block-size: calc(36px + 16px * var(--fb-chat-space));
    padding: calc(6px * var(--fb-chat-space)) 12px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .back {
    display: none;
    margin-inline-start: -6px;
  }

  .who {
    flex: 1 1 120px;
    min-inline-size: 0;
  }

  h2 {
    margin: 0;
    overflow: hidden;
    font-size: 1.07em;
    font-weight: 600;
    line-height: 1.3;
    /* A name in another script stays on the side where names are. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .state {
    margin: 0;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
    line-height: 1.3;
  }

  .writing {
    color: var(--fb-chat-accent);
  }

  @container fb-chat-gadget (width < 620px) {
    .back {
      display: inline-flex;
    }

    fb-chat-avatar {
      display: none;
    }
  }
`;
