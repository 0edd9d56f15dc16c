import { css } from "lit";

export const styles = css`
  /* Room for the most there may be: what comes and goes with a press moves nothing from under the hand. */
  :host {
    display: flex;
    gap: 6px;
    justify-content: end;
    min-inline-size: 16em;
    margin-inline-start: auto;
  }
`;
