import { css } from "lit";

export const doctorStyles = css`
  .doctor {
    display: grid;
    gap: 10px;
  }

  .findings {
    display: grid;
    gap: 10px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .findings > li {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: start;
  }

  .findings .icon {
    flex: none;
    margin-block-start: 2px;
    color: var(--fb-chat-text-muted);
  }

  .findings .good .icon {
    color: var(--fb-chat-success);
  }

  .findings .attention .icon {
    color: var(--fb-chat-danger);
  }

  .findings .said {
    flex: 1 1 200px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  /* Below its words, where there is no room beside them. */
  .findings wa-button {
    margin-inline-start: 26px;
  }

  .findings .awaited .icon {
    animation: wait 1s ease-in-out infinite alternate;
  }

  @keyframes wait {
    to {
      opacity: 0.25;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .findings .awaited .icon {
      animation: none;
    }
  }

  .findings .said > p {
    margin: 0;
  }

  .doctor summary {
    padding-block: 6px;
    cursor: pointer;
  }

  .doctor .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
    gap: 8px;
  }

  .doctor .fields > :not(label) {
    grid-column: 1 / -1;
  }

  .doctor .fields label {
    display: flex;
    gap: 8px;
    align-items: center;
    overflow-wrap: anywhere;
  }

  .doctor .on-its-way {
    margin-block-start: 8px;
  }

  .doctor details .findings {
    padding-block-start: 8px;
  }
`;
