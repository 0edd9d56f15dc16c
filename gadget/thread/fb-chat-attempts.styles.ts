import { css } from "lit";

export const styles = css`
  ol {
    display: grid;
    gap: 4px;
    margin: 8px 8px 0;
    padding: 0;
    list-style: none;
  }

  p {
    margin: 0 8px;
  }

  code {
    overflow-wrap: anywhere;
    user-select: all;
  }

  button {
    min-block-size: 32px;
    padding: 1px 8px;
    color: var(--fb-chat-accent);
    font-size: 1em;
  }
`;
