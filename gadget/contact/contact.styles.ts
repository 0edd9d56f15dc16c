import { css } from "lit";
import { form } from "../shell/dialog-form.styles.ts";

export const styles = [
  form,
  css`
    dialog label .said {
      white-space: nowrap;
    }

    /* Meta's time to reply is over by then. */
    dialog .late {
      color: var(--fb-chat-danger);
    }

    dialog .said .late {
      display: block;
      text-wrap: balance;
      white-space: normal;
    }

    /* What is said in two lines keeps apart from what stands below, as long as all of it is in sight. */
    @media (min-height: 620px) {
      dialog label:has(.late) {
        padding-block: 4px;
      }
    }

    dialog label .said:has(.late) {
      text-align: end;
    }

    dialog label.above {
      margin-block: 4px;
    }

    dialog label.above input {
      box-sizing: border-box;
      inline-size: 100%;
      margin-block-start: 4px;
    }

    dialog label.or {
      margin-block-start: 8px;
      padding-block-start: 8px;
      border-block-start: 1px solid var(--fb-chat-border);
    }

    dialog p {
      margin-block-end: 8px;
    }

    dialog p[role="alert"] {
      margin-block: 4px 0;
    }
  `,
];
