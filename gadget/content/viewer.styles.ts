import { css } from "lit";

export const styles = css`
  dialog {
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    inline-size: 100vw;
    block-size: 100vh;
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
  }

  dialog:focus-visible {
    outline: none;
  }

  dialog::backdrop {
    background: var(--fb-chat-surface);
  }

  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: 48px;
    padding-inline: 16px 8px;
  }

  .label {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .place {
    color: var(--fb-chat-text-muted);
    margin-inline: 8px;
    font-size: 0.93em;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  header :is(a, button) {
    color: var(--fb-chat-text);
  }

  a.quiet {
    display: inline-grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--fb-chat-radius);
  }

  a.quiet:hover {
    background: var(--fb-chat-surface-hover);
  }

  .stage {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 0;
    padding: 0 8px 8px;
  }

  .shown {
    flex: 1;
    display: flex;
    align-items: center;
    justify-content: center;
    min-inline-size: 0;
    block-size: 100%;
    overflow: hidden;
    border-radius: var(--_radius-small);
  }

  .shown:focus-visible {
    outline-offset: -2px;
  }

  .image {
    touch-action: none;
  }

  .image img {
    cursor: zoom-in;
    user-select: none;
  }

  .larger img {
    cursor: grab;
  }

  .larger:active img {
    cursor: grabbing;
  }

  .problem {
    text-align: center;
  }

  img,
  video {
    max-inline-size: 100%;
    max-block-size: 100%;
    object-fit: contain;
  }

  .step {
    flex: none;
    inline-size: 44px;
    min-block-size: 44px;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
  }

  .step .icon {
    inline-size: 24px;
    block-size: 24px;
  }

  .step:dir(rtl) .icon {
    transform: scaleX(-1);
  }

  @media (pointer: coarse) {
    header {
      block-size: 56px;
    }

    header a.quiet {
      inline-size: 44px;
      block-size: 44px;
    }
  }

  /* Beside the picture they would take a third of its width. */
  @container (width < 480px) {
    header {
      padding-inline: 12px 4px;
    }

    .stage {
      flex-wrap: wrap;
      justify-content: space-between;
      align-content: stretch;
    }

    .shown {
      order: -1;
      flex-basis: 100%;
      block-size: calc(100% - 52px);
    }

    .step {
      inline-size: 64px;
      border-radius: var(--fb-chat-radius);
    }
  }
`;
