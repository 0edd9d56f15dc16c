import { css } from "lit";

export const styles = css`
  :host {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow-y: auto;
  }

  header {
    padding: 8px;
  }

  .invite {
    display: grid;
    justify-items: center;
    gap: 12px;
    inline-size: min(100%, 360px);
    box-sizing: border-box;
    margin: auto;
    padding: 0 20px 32px;
    text-align: center;
  }

  h2,
  p {
    margin: 0;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  h2 {
    font-size: var(--_font-lg);
    font-weight: 600;
  }

  .hint,
  .told {
    color: var(--fb-chat-text-muted);
  }

  /* Readers want dark on light, whatever the theme is. */
  .code {
    display: block;
    box-sizing: border-box;
    inline-size: min(100%, 208px);
    padding: 4px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: #fff;
  }

  .link {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    inline-size: 100%;
  }

  .link input {
    flex: 1 1 180px;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }

  .told {
    min-block-size: 1lh;
    font-size: var(--_font-sm);
  }

  label {
    display: grid;
    gap: 4px;
    inline-size: 100%;
    text-align: start;
    font-size: var(--_font-sm);
  }
`;
