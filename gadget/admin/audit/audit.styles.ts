import { css } from "lit";

export const auditStyles = css`
  form.filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
    align-items: end;
    gap: 8px 12px;
  }

  .rows > li {
    display: grid;
    gap: 4px;
  }

  .rows p,
  .rows dl {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .changes {
    display: grid;
    gap: 2px;
    padding: 0;
    list-style: none;
  }

  .head-line {
    overflow-wrap: anywhere;
    direction: ltr;
    text-align: start;
    unicode-bidi: isolate;
    font-family: ui-monospace, monospace;
    font-size: 0.85em;
  }
`;
