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

  .sources {
    padding: 10px 16px;
    border-block-end: 1px solid var(--fb-chat-border);
  }

  .unapproved {
    display: grid;
    gap: 8px;
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--fb-chat-border);
    font-size: var(--_font-sm);
    text-align: start;
  }

  .unapproved h3 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
  }

  .unapproved ul {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .unapproved li {
    display: grid;
    gap: 2px;
  }

  .unapproved .state {
    color: var(--fb-chat-text-muted);
  }

  .unapproved .state.rejected {
    color: var(--fb-chat-danger);
  }
`;
