import { css } from "lit";

export const styles = css`
  dialog {
    display: flex;
    flex-direction: column;
    gap: 8px;
    container-type: inline-size;
    inline-size: min(1100px, calc(100vw - 24px));
    block-size: calc(100vh - 24px);
    max-inline-size: none;
    max-block-size: none;
    padding: 10px 12px 12px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: var(--fb-chat-text);
  }

  dialog:focus-visible {
    outline: none;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 70%);
  }

  header {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  .label {
    flex: 1;
    overflow-wrap: anywhere;
  }

  .place {
    color: var(--fb-chat-text-muted);
    font-size: 0.93em;
    font-variant-numeric: tabular-nums;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 6px;
    color: var(--fb-chat-text);
  }

  .button:hover {
    background: var(--fb-chat-surface-hover);
  }

  .stage {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 0;
  }

  .shown {
    flex: 1;
    display: flex;
    align-items: center;
    justify-content: center;
    min-inline-size: 0;
    block-size: 100%;
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
    inline-size: 36px;
    min-block-size: 44px;
    padding: 0;
  }

  .step:dir(rtl) .icon {
    transform: scaleX(-1);
  }

  /* Beside the picture they would take a third of its width. */
  @container (width < 480px) {
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
    }
  }
`;
