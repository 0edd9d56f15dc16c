import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }

  section {
    display: flex;
    gap: 12px;
    padding: 8px 12px;
    border-block-end: 1px solid var(--fb-chat-border);
    border-inline-start: 4px solid var(--fb-chat-warning);
    background: var(--fb-chat-surface-sunken);
    font-size: var(--_font-sm);
  }

  .picture {
    position: relative;
    flex: none;
    inline-size: 72px;
    block-size: 56px;
    overflow: hidden;
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface-pressed);
  }

  .said {
    flex: 1;
    min-inline-size: 0;
  }

  p {
    margin: 0;
  }

  .where {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--fb-chat-text-muted);
    font-weight: 600;
  }

  .where svg {
    flex: none;
    color: var(--fb-chat-warning);
  }

  .text {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .muted {
    color: var(--fb-chat-text-muted);
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    color: var(--fb-chat-text-muted);
  }

  a {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    color: var(--fb-chat-accent);
  }

  a svg {
    inline-size: 14px;
    block-size: 14px;
  }

  @container fb-chat-gadget (height < 560px) {
    .picture {
      block-size: 40px;
      inline-size: 52px;
    }

    .text {
      -webkit-line-clamp: 1;
    }
  }
`;
