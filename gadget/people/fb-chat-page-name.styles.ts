import { css } from "lit";

export const styles = css`
  :host {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  bdi::before {
    content: "· ";
  }
`;
