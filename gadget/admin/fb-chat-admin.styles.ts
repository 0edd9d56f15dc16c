import { css } from "lit";

/** The navigation is beside what is chosen where there is room, and above it where there is none. */
export const styles = css`
  :host {
    display: block;
    /* What is for screen readers alone stands within: else it makes the page as long as what the page scrolls in a box of its own. */
    position: relative;
    container: fb-chat-admin / inline-size;
    min-inline-size: 280px;
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

  /* What a page says of text ends here. */
  .reset {
    all: initial;
    display: block;
    min-block-size: inherit;
    color-scheme: inherit;
    color: var(--fb-chat-text);
    font: var(--fb-chat-font-size) / 1.45 var(--fb-chat-font);
    text-size-adjust: 100%;
  }

  .alone {
    display: grid;
    gap: 16px;
    max-inline-size: 560px;
    margin-inline: auto;
    padding: 24px 16px;
  }

  .panes {
    display: grid;
    grid-template-columns: 200px minmax(0, 1fr);
    min-block-size: inherit;
  }

  header {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    gap: 16px;
    padding: 16px 12px;
    background: var(--fb-chat-surface-sunken);
    border-inline-end: 1px solid var(--fb-chat-border);
  }

  .me {
    display: grid;
    justify-items: start;
    gap: 4px;
    padding-inline: 12px;
    font-size: 0.93em;
    overflow-wrap: anywhere;
  }

  .me wa-button {
    margin-inline-start: calc(var(--wa-form-control-padding-inline) * -1);
  }

  main {
    padding: 24px;
    min-inline-size: 0;
  }

  .ending {
    margin-block-end: 16px;
  }

  @container fb-chat-admin (width < 720px) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto 1fr;
    }

    header {
      flex-direction: row;
      align-items: center;
      padding: 8px;
      border-inline-end: 0;
      border-block-end: 1px solid var(--fb-chat-border);
    }

    .me .who {
      display: none;
    }

    .me {
      padding-inline: 0;
      flex: none;
    }

    main {
      padding: 16px 12px;
    }
  }
`;
