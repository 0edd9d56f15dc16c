import { css } from "lit";

export const styles = css`
  /* What is always there stands last: what comes and goes with a press moves nothing from under the hand. */
  :host {
    flex: none;
    display: flex;
    gap: 6px;
    justify-content: end;
  }

  fb-chat-actions:not(:defined) {
    display: none;
  }

  .release {
    border-color: transparent;
    background-color: transparent;
    color: var(--fb-chat-text-muted);
  }

  :is(.take, .wake, .release) .icon {
    display: none;
  }

  .close {
    border-color: transparent;
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
  }

  .close:not([aria-disabled="true"]):hover {
    background: color-mix(in srgb, var(--fb-chat-surface), var(--fb-chat-accent) 18%);
  }

  /* Three deeds and a menu, as a supervisor has of a colleague's conversation: they leave the name its room. */
  @container fb-chat-thread-header (width < 640px) {
    :host([crowded]) {
      gap: 2px;
    }

    :host([crowded]) :is(.take, .wake, .release) {
      inline-size: 32px;
      min-block-size: 32px;
      padding: 0;
    }

    :host([crowded]) :is(.take, .wake, .release) .icon {
      display: block;
      inline-size: 20px;
      block-size: 20px;
    }

    :host([crowded]) :is(.take, .wake, .release) span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  /* Below it, where icons would leave it none either. */
  @container fb-chat-thread-header (width < 440px) {
    :host([crowded]) {
      flex: 0 0 100%;
    }
  }

  /* The room is the name's. */
  @container fb-chat-thread-header (width < 400px) {
    :host {
      gap: 2px;
    }

    .release {
      inline-size: 32px;
      min-block-size: 32px;
      padding: 0;
    }

    .release .icon {
      display: block;
      inline-size: 20px;
      block-size: 20px;
    }

    .release span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    /* What ends a conversation says so. */
    .close {
      padding-inline: 8px;
    }

    .close .icon {
      display: none;
    }
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }
  }
`;
