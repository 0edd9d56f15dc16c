import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    gap: 6px;
  }
`;
