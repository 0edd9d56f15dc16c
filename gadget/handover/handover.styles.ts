import { css } from "lit";
import { form } from "../shell/dialog-form.styles.ts";

export const styles = [
  form,
  css`
    dialog form {
      display: grid;
      gap: 8px;
    }

    dialog legend {
      margin-block: 6px 2px;
      color: var(--fb-chat-text-muted);
      font-size: 0.86em;
    }

    /* What is said of an agent or a queue stands below the name where there is no room beside it. */
    dialog .targets label {
      flex-wrap: wrap;
      row-gap: 0;
    }

    dialog label.off {
      color: var(--fb-chat-text-muted);
    }

    dialog .warning {
      margin: 0;
      color: var(--fb-chat-warning);
    }

    dialog .warning:empty {
      display: none;
    }

    dialog .name {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    dialog label > input {
      flex: none;
    }

    dialog .targets {
      max-block-size: min(240px, 30vh);
      overflow: auto;
    }

    /* What has the focus is not behind the buttons. */
    dialog {
      scroll-padding-block-end: 64px;
    }

    /* What is chosen above is decided here, however low the gadget is. */
    dialog .buttons {
      position: sticky;
      inset-block-end: -16px;
      margin-block: 0 -16px;
      padding-block: 8px 16px;
      background: var(--fb-chat-surface-raised);
    }

    dialog .find {
      box-sizing: border-box;
      inline-size: 100%;
    }
  `,
];
