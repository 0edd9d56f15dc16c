import { css } from "lit";

/** In a bubble, of whose words it keeps apart. */
export const styles = css`
  :host {
    display: block;
    margin-block-start: 6px;
    padding-block-start: 6px;
    border-block-start: 1px solid color-mix(in srgb, currentColor 20%, transparent);
    white-space: normal;
  }

  .text {
    display: block;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .whence {
    display: block;
  }

  .muted {
    font-size: var(--_font-sm);
  }

  .bar {
    inline-size: 100%;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin-inline-start: -8px;
  }

  .choices button {
    padding-inline: 8px;
    font-size: var(--_font-sm);
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }
`;
