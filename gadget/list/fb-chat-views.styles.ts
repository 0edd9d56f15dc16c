import { css } from "lit";

export const styles = css`
  :host {
    flex: none;
    display: block;
  }

  /*
   * One line in any language and width. Where it does not hold all, it fades at the edge behind which there is more, and
   * what is chosen is always in sight.
   */
  [role="tablist"] {
    --_from-start: 0px;
    --_from-end: 0px;
    display: flex;
    padding: 2px 6px 6px;
    overflow-x: auto;
    scrollbar-width: none;
    scroll-padding-inline: 24px;
    mask-image:
      linear-gradient(90deg, #0000, #000 var(--_from-start)),
      linear-gradient(-90deg, #0000, #000 var(--_from-end));
    mask-composite: intersect;
  }

  [role="tablist"].more-left {
    --_from-start: 28px;
  }

  [role="tablist"].more-right {
    --_from-end: 28px;
  }

  [role="tablist"]::-webkit-scrollbar {
    display: none;
  }

  [role="tab"] {
    flex: 1 0 auto;
    gap: 0 3px;
    min-block-size: 32px;
    padding: 0 5px;
    border: 0;
    background: none;
    font-weight: 400;
    color: var(--fb-chat-text-muted);
    font-size: var(--_font-sm);
    font-weight: 500;
  }

  [role="tab"][aria-selected="true"] {
    background: var(--fb-chat-accent-surface);
    color: var(--fb-chat-accent);
    font-weight: 600;
  }

  :focus-visible {
    outline-offset: -2px;
  }

  .count {
    font-size: var(--_font-xs);
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }

  .tight [role="tab"] {
    gap: 0 2px;
    padding-inline: 3px;
  }

  .tight :is([data-view="inbox"], [data-view="open"]) .count {
    position: absolute;
    clip-path: inset(50%);
  }

  .tighter [role="tab"] {
    font-size: var(--_font-xs);
  }

  @media (forced-colors: active) {
    [role="tab"][aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
