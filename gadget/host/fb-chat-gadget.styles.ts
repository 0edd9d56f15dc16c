import { css } from "lit";

/** Two panes from here on; below, one at a time. */
export const styles = css`
  :host {
    position: relative;
    display: block;
    container: fb-chat-gadget / size;
    block-size: 100%;
    /* In a box without a size of its own it does not grow with what it holds. */
    contain-intrinsic-size: 380px 560px;
    min-block-size: 320px;
    min-inline-size: 280px;
    overflow: hidden;
    background: var(--fb-chat-surface);
  }

  :host([hidden]) {
    display: none;
  }

  :host([theme="light"]) {
    color-scheme: light;
  }

  :host([theme="dark"]) {
    color-scheme: dark;
  }

  /*
   * Here ends what the page says of text: a rule of its own may name the host, nothing gets past this. What it hides
   * or makes inert, and whether it is dark, holds inside too.
   */
  .reset {
    all: initial;
    display: block;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    interactivity: inherit;
    color: var(--fb-chat-text);
    font: var(--fb-chat-font-size) / 1.4 var(--fb-chat-font);
    text-size-adjust: 100%;
    user-select: text;
    /* As Safari names them. */
    -webkit-text-size-adjust: 100%;
    -webkit-user-select: text;
  }

  slot[name="header"] {
    flex: none;
    display: block;
  }

  .gadget {
    display: flex;
    flex-direction: column;
    position: absolute;
    inset: 0;
  }

  .panes {
    flex: 1;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
  }

  .list,
  .thread {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }

  .list {
    background: var(--fb-chat-surface-sunken);
  }

  .me:not(:defined) {
    display: block;
    box-sizing: border-box;
    /* As high as it will be. */
    min-block-size: calc(32px + 12px * var(--fb-chat-space));
  }

  fb-chat-list-pane,
  fb-chat-thread-pane {
    flex: 1;
    min-block-size: 0;
  }

  .nothing {
    margin: auto;
    padding: 24px;
    max-inline-size: 32ch;
    text-align: center;
    color: var(--fb-chat-text-muted);
  }

  .nothing strong {
    display: block;
    color: var(--fb-chat-text);
    font-weight: 600;
  }

  @container fb-chat-gadget (width < 620px) {
    .panes.inbox.one .list,
    .panes.inbox.none .thread {
      display: none;
    }
  }

  @container fb-chat-gadget (width >= 620px) {
    .panes.inbox {
      grid-template-columns: clamp(264px, 34%, 340px) minmax(0, 1fr);
    }

    .panes.inbox .list {
      border-inline-end: 1px solid var(--fb-chat-border);
    }
  }
`;
