import { css } from "lit";

export const styles = css`
  :host {
    position: relative;
    display: block;
    inline-size: 100%;
    block-size: 100%;
    background: black;
  }

  video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  button.play {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    border: none;
    border-radius: inherit;
    background: none;
  }

  .sign,
  .length {
    /* On any picture. */
    background: var(--_veil);
    color: var(--_on-veil);
  }

  .sign {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: 50%;
  }

  .play:hover .sign {
    background: var(--_veil-dense);
  }

  .length {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-end: 8px;
    padding: 1px 6px;
    border-radius: var(--_radius-small);
    font-size: var(--_font-sm);
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
`;
