import { css } from "lit";

export const styles = css`
  :host {
    position: absolute;
    inset: 0;
    border-radius: 50%;
    overflow: hidden;
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
`;
