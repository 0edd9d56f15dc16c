import { css } from "lit";

export const checklistStyles = css`
  .steps {
    display: grid;
    gap: 10px;
  }

  .steps wa-progress-bar {
    --track-height: 6px;
  }

  .steps ol {
    display: grid;
    gap: 6px;
  }

  .steps li {
    display: flex;
    gap: 8px;
    align-items: start;
  }

  .steps li > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .steps .icon {
    margin-block-start: 2px;
    color: var(--fb-chat-text-muted);
  }

  .steps .done .icon {
    color: var(--fb-chat-success);
  }
`;
