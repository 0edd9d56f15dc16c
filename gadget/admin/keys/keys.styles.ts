import { css } from "lit";

export const keysStyles = css`
  .rows > li {
    display: grid;
    gap: 4px;
  }

  .rows .name {
    overflow-wrap: anywhere;
  }

  .rows .buttons {
    margin-block-start: 4px;
  }

  fieldset {
    display: grid;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
  }

  .resource {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    align-items: center;
    gap: 4px 16px;
    padding-block: 6px;
  }

  .resource + .resource {
    border-block-start: 1px solid var(--fb-chat-border);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }

  @container (width < 420px) {
    .resource {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
