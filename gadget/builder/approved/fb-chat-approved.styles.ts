import { css } from "lit";

export const approvedStyles = css`
  .instead {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--_space-3);
    padding: var(--_space-4);
    text-align: center;
  }

  .instead p {
    max-inline-size: 46ch;
    margin: 0;
  }
`;
