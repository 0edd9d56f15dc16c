import { css } from "lit";

/** As tall as what it shows. */
export const styles = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: 340px;
  }

  .phone {
    min-block-size: 0;
  }
`;
