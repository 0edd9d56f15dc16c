import { css } from "lit";

/** Each colour is seen on both grounds (WCAG 2.2, 1.4.11), and says nothing that the name beside it does not. */
export const chipStyles = css`
  .tag {
    --_tag: var(--fb-chat-text-muted);
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    white-space: nowrap;
  }

  .tag i {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_tag);
    forced-color-adjust: none;
  }

  .tag.gone i {
    border: 1px solid var(--_tag);
    background: none;
  }

  .tag.more {
    flex: none;
  }

  .tag > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .tag.red {
    --_tag: light-dark(#d32f2f, #f87171);
  }

  .tag.orange {
    --_tag: light-dark(#c2570c, #fb923c);
  }

  .tag.yellow {
    --_tag: light-dark(#a16207, #facc15);
  }

  .tag.green {
    --_tag: light-dark(#15803d, #4ade80);
  }

  .tag.teal {
    --_tag: light-dark(#0f766e, #2dd4bf);
  }

  .tag.blue {
    --_tag: light-dark(#2563eb, #60a5fa);
  }

  .tag.purple {
    --_tag: light-dark(#7c3aed, #c084fc);
  }

  .tag.pink {
    --_tag: light-dark(#be185d, #f472b6);
  }
`;
