import { css } from "lit";
import { form } from "../shell/dialog-form.styles.ts";
import { chipStyles } from "./chip.styles.ts";

export const styles = [
  form,
  chipStyles,
  css`
    dialog form {
      display: grid;
      gap: 8px;
    }

    dialog .find,
    dialog .field > :is(input, select) {
      box-sizing: border-box;
      inline-size: 100%;
    }

    dialog .field {
      display: grid;
      gap: 2px;
    }

    dialog .field > span {
      overflow-wrap: anywhere;
    }

    dialog .all {
      max-block-size: min(280px, 40vh);
      overflow: auto;
    }

    dialog .tag > span {
      overflow-wrap: anywhere;
      white-space: normal;
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
  `,
];
