import { css } from "lit";

export const styles = css`
  dialog {
    max-inline-size: 340px;
  }

  dialog form {
    display: grid;
    gap: 8px;
  }

  dialog label.field {
    display: grid;
    gap: 4px;
  }
`;
