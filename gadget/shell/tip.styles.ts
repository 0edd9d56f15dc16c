import { css } from "lit";

export const styles = css`
  .tooltip {
    position: fixed;
    max-inline-size: min(280px, calc(100vw - 16px));
    margin: 0;
    padding: 3px 8px;
    border-radius: var(--fb-chat-radius);
    border-color: transparent;
    background: var(--fb-chat-text);
    color: var(--fb-chat-surface);
    font-size: var(--_font-sm);
    overflow-wrap: anywhere;
  }

  .tooltip kbd {
    margin-inline-start: 8px;
    direction: ltr;
    unicode-bidi: isolate;
    font: inherit;
    opacity: 0.75;
  }

  @media (forced-colors: active) {
    .tooltip {
      border-color: CanvasText;
    }
  }
`;
