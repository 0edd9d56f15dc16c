import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    max-inline-size: 100%;
    margin-block: 3px;
  }

  :host([tile]) {
    margin: 0;
  }

  /* Every state of a file has one size: nobody tells how large a picture is before it is there. */
  .frame {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-content: center;
    justify-content: center;
    gap: 6px;
    max-inline-size: 100%;
    padding: 0;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface-sunken);
    color: var(--fb-chat-text);
    overflow: hidden;
    white-space: normal;
  }

  .image,
  .video {
    inline-size: 280px;
    aspect-ratio: 4 / 3;
  }

  .video {
    aspect-ratio: 16 / 9;
  }

  .sticker {
    inline-size: 120px;
    aspect-ratio: 1;
  }

  .audio,
  .file {
    inline-size: 280px;
    min-block-size: 56px;
  }

  :host([tile]) .frame {
    inline-size: 100%;
  }

  .sticker:not(.problem) {
    border-color: transparent;
    background: none;
  }

  .problem {
    flex-direction: column;
    flex-wrap: nowrap;
    block-size: auto;
    min-block-size: 56px;
    padding: 6px;
  }

  :host([tile]) .problem {
    aspect-ratio: auto;
    min-block-size: 100%;
  }

  .said {
    padding: 2px 8px;
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
    text-align: center;
  }

  .problem button {
    white-space: normal;
  }

  .problem .said {
    color: var(--fb-chat-danger);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 6px;
  }

  .choices:empty {
    display: none;
  }

  .said .icon {
    display: inline;
    vertical-align: -3px;
  }

  img,
  video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  :host([tile]) img {
    object-fit: cover;
  }

  audio {
    inline-size: 100%;
    block-size: 54px;
  }

  button.image:hover:not(:disabled) {
    border-color: var(--fb-chat-accent);
  }

  .enlarge {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    inline-size: 28px;
    padding: 0;
  }

  .file {
    flex-wrap: nowrap;
    justify-content: flex-start;
    padding: 6px 10px;
    background: var(--fb-chat-surface);
  }

  .facts {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .small {
    color: var(--fb-chat-text-muted);
    font-size: 0.86em;
  }
`;
