import { css } from "lit";

export const styles = css`
  :host {
    /* Who has it is read first. */
    flex: 0 9 auto;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  bdi::before {
    content: "· ";
  }
`;
