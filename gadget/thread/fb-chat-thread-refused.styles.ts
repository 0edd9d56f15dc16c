import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    margin: auto;
    padding: 24px;
    max-inline-size: 36ch;
    text-align: center;
  }
`;
