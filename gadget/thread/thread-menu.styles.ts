import { css } from "lit";

export const styles = css`
  dialog {
    inline-size: 340px;
  }

  dialog .help {
    justify-self: start;
  }

  dialog .note {
    margin: 0 0 12px;
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
  }

  dialog form,
  dialog fieldset {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 0;
  }

  dialog label.choice {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
  }

  dialog label.field {
    display: grid;
    gap: 4px;
  }

  dialog input[type="text"] {
    inline-size: 100%;
  }
`;
