import { css } from "lit";

export const reportsStyles = css`
  .reports {
    max-inline-size: none;
    min-inline-size: 0;
  }

  .as-of {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }

  .choose {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px;
  }

  .choose .dates {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .choose label.date {
    display: grid;
    gap: 4px;
    font-size: var(--_font-sm);
  }

  .choose input[type="date"] {
    min-block-size: 36px;
    padding: 0 8px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
  }

  .choose .by {
    flex: 0 1 220px;
    min-inline-size: 140px;
  }

  .only {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  dl.key {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr));
    gap: 8px;
  }

  dl.key > div {
    display: grid;
    gap: 2px;
    align-content: start;
    padding: 10px 12px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
    min-inline-size: 0;
  }

  dl.key dt {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  dl.key dd {
    font-size: var(--_font-lg);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  dl.key dd small,
  td small {
    display: block;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 400;
  }

  .short-of {
    color: var(--fb-chat-danger);
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    gap: 16px;
  }

  .chart {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
    min-inline-size: 0;
    margin: 0;
    padding: 12px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
  }

  .chart figcaption {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 16px;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  .swatch {
    inline-size: 10px;
    block-size: 10px;
    border-radius: 2px;
    background: var(--_back);
    forced-color-adjust: none;
  }

  .swatch.front {
    background: var(--_front);
  }

  .chart {
    --_back: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-accent) 40%);
    --_front: var(--fb-chat-accent);
  }

  @media (forced-colors: active) {
    .chart {
      --_back: GrayText;
      --_front: Highlight;
    }
  }

  .picture {
    display: grid;
    gap: 2px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-xs);
  }

  .picture svg {
    inline-size: 100%;
    block-size: 120px;
    border-block-end: 1px solid var(--fb-chat-border-strong);
    forced-color-adjust: none;
  }

  /* Time goes as one reads. */
  .picture.rtl svg {
    transform: scaleX(-1);
  }

  .picture .back {
    fill: var(--_back);
  }

  .picture .front {
    fill: var(--_front);
  }

  .picture .ends {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }

  .chart summary {
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    cursor: pointer;
  }

  .scrolls {
    overflow: auto;
    max-block-size: 60vh;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--_radius-large);
  }

  .scrolls:focus-visible {
    outline: 2px solid var(--fb-chat-accent);
    outline-offset: 1px;
  }

  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 8px 12px;
    border-block-end: 1px solid var(--fb-chat-border);
    text-align: end;
    white-space: nowrap;
    font-weight: 400;
  }

  tbody tr:last-child > * {
    border-block-end: 0;
  }

  thead th {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    background: var(--fb-chat-surface-sunken);
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }

  tbody th,
  thead th:first-child {
    text-align: start;
  }

  /* It stays in sight while the figures go by. */
  tbody th {
    position: sticky;
    inset-inline-start: 0;
    background: var(--fb-chat-surface);
    min-inline-size: 90px;
    max-inline-size: 220px;
    white-space: normal;
    overflow-wrap: anywhere;
    font-weight: 600;
  }

  th > button {
    padding: 0;
    border: 0;
    background: none;
    color: var(--fb-chat-accent);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    /* A long name has lines of its own, as one that is not pressed. */
    white-space: inherit;
    cursor: pointer;
  }

  .chart tbody th {
    white-space: nowrap;
  }

  @container (width < 420px) {
    tbody th {
      max-inline-size: 120px;
    }
  }

  .meanings {
    display: grid;
    gap: 8px;
    margin-block-start: 8px;
  }

  .meanings dt {
    font-weight: 600;
  }
`;
