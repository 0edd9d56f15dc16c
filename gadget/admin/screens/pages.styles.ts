import { css } from "lit";

export const pageStyles = css`
  .filter > :nth-child(1) {
    flex: 3 1 260px;
  }

  .filter > :nth-child(2) {
    flex: 1 1 180px;
  }

  /* Of two hundred only those in sight are laid out. */
  .pages > li {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 62px;
  }
`;
