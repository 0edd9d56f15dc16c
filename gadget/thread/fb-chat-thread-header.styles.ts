import { css } from "lit";

export const styles = css`
  :host {
    container: fb-chat-thread-header / inline-size;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-block-size: calc(36px + 16px * var(--fb-chat-space));
    padding: calc(6px * var(--fb-chat-space)) 12px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .back {
    display: none;
    margin-inline-start: -6px;
  }

  .who {
    flex: 1;
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

  /* As high with the pictures of those who look as without. */
  .state {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    min-block-size: 18px;
    line-height: 18px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .owner {
    display: flex;
    min-inline-size: 0;
    white-space: pre;
  }

  .owner bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .standing {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .owner:has(+ .standing)::after {
    content: " ·";
  }

  /* Below all of it where there is no room beside it, so that it is read as a whole. */
  .below {
    display: none;
    margin: 0;
    flex: 0 0 100%;
    padding-block-end: 2px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    line-height: 18px;
  }

  fb-chat-watchers {
    flex: 1;
  }

  @container fb-chat-gadget (width < 620px) {
    .back {
      display: inline-flex;
    }

    fb-chat-avatar {
      display: none;
    }
  }

  @container fb-chat-thread-header (width < 400px) {
    /* The list has them, and what is known of the customer. */
    fb-chat-record,
    fb-chat-tags,
    /* The menu has it as well. */
    fb-chat-customer-button:has(+ fb-chat-handling) {
      display: none;
    }
  }

  @container fb-chat-thread-header (width < 680px) {
    .below {
      display: block;
    }

    .state .standing,
    .owner:has(+ .standing)::after {
      display: none;
    }

    .state:not(:has(.owner)) {
      min-block-size: 0;
    }
  }
`;
