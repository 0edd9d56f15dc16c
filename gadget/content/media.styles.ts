import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    max-inline-size: 100%;
  }

  /* Every state of a file has one size: nobody tells how large a picture is before it is there. */
  .frame {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-content: center;
    justify-content: center;
    gap: var(--_space-1);
    max-inline-size: 100%;
    padding: 0;
    /* Seen where the system draws in its own colours, without backgrounds. */
    border: 1px solid transparent;
    border-radius: var(--_media-radius, var(--_radius-bubble));
    background: var(--fb-chat-surface-hover);
    color: var(--fb-chat-text);
    overflow: hidden;
    white-space: normal;
  }

  .image,
  .video {
    inline-size: var(--_media-width, 320px);
    aspect-ratio: 4 / 3;
  }

  .video {
    aspect-ratio: 16 / 9;
  }

  .sticker {
    inline-size: 140px;
    aspect-ratio: 1;
  }

  .audio,
  .file {
    inline-size: var(--_media-width, 320px);
    min-block-size: 48px;
    padding: var(--_space-1) var(--_space-2) var(--_space-1) var(--_space-3);
    background: var(--_bubble, var(--fb-chat-bubble));
  }

  .audio {
    padding-inline: 6px;
  }

  :host([tile]) .frame {
    inline-size: 100%;
    block-size: 100%;
    aspect-ratio: auto;
  }

  .sticker:not(.problem) {
    background: none;
  }

  .problem {
    flex-direction: column;
    flex-wrap: nowrap;
    block-size: auto;
    min-block-size: 56px;
    padding: var(--_space-2);
    border-color: var(--fb-chat-border);
    background: var(--fb-chat-surface-sunken);
  }

  :host([tile]) .problem {
    min-block-size: 100%;
  }

  .said {
    padding: 2px 8px;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
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
    gap: var(--_space-1);
  }

  .choices:empty {
    display: none;
  }

  .said .icon {
    display: inline;
    vertical-align: -3px;
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  /* Its own size is not to stretch its place. */
  :host([tile]) img {
    position: absolute;
    inset: 0;
  }

  .sticker img {
    object-fit: contain;
  }

  .frame:is(.image, .video, .sticker):not(.problem) {
    border: none;
  }

  button.image:hover img {
    filter: brightness(0.94);
  }

  button.image:focus-visible {
    outline-offset: -3px;
  }

  .enlarge {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 8px;
    inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
    border-color: transparent;
    /* On any picture. */
    background: var(--_veil);
    color: var(--_on-veil);
  }

  .frame .enlarge:hover {
    background: var(--_veil-dense);
  }

  .file {
    flex-wrap: nowrap;
    justify-content: flex-start;
    gap: var(--_space-2);
  }

  /* A long name has a line for itself: what it is, and how large, would take its room. */
  .facts {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-2);
    min-inline-size: 0;
  }

  .name,
  .small {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    max-inline-size: 100%;
    font-weight: 500;
  }

  .small {
    flex: none;
    max-inline-size: 60%;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
  }
`;
