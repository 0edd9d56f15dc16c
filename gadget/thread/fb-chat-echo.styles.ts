import { css } from "lit";

export const styles = css`
  /* It leaves the box. The row around it stands where it is, so that nobody's place moves. */
  :host {
    animation: leave var(--_base);
  }

  @keyframes leave {
    from {
      transform: translateY(12px);
    }
  }
`;
