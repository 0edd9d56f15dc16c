import { css } from "lit";

export const profileStyles = css`
  .profile {
    max-inline-size: 960px;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(220px, 300px);
    gap: 24px;
    align-items: start;
  }

  .parts {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
  }

  .beside {
    position: sticky;
    inset-block-start: 16px;
    display: grid;
    gap: 8px;
  }

  /* The phone stands below what is edited first, and above what will change. */
  @container fb-chat-admin (width < 760px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    .beside {
      position: static;
    }
  }

  .block > h2 + .hint {
    margin-block-start: -10px;
  }

  /* Words are of the customer's language, whatever the administrator's is. */
  wa-input:not(.ltr)::part(input) {
    unicode-bidi: plaintext;
    text-align: start;
  }

  .list,
  .list ol {
    display: grid;
    gap: 12px;
    justify-items: stretch;
    min-inline-size: 0;
  }

  .list wa-button {
    justify-self: start;
  }

  .row {
    display: grid;
    gap: 8px;
    padding: 8px 12px 12px;
    border: 1px solid var(--fb-chat-border);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    min-inline-size: 0;
  }

  .row[data-dragged] {
    position: relative;
    z-index: 1;
    box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
  }

  .row[data-drop="before"] {
    border-block-start: 2px solid var(--fb-chat-accent);
  }

  .row[data-drop="after"] {
    border-block-end: 2px solid var(--fb-chat-accent);
  }

  .row-head {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
  }

  .row-name {
    flex: 1;
    font-weight: 600;
  }

  .quiet {
    display: inline-grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--fb-chat-text-muted);
    cursor: pointer;
  }

  .quiet:hover {
    background: var(--fb-chat-surface-hover);
    color: var(--fb-chat-text);
  }

  .grip {
    cursor: grab;
    touch-action: none;
  }

  details > summary {
    padding-block: 4px;
    color: var(--fb-chat-text-muted);
    cursor: pointer;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .phone {
    margin: 0;
    padding: 10px;
    border-radius: 28px;
    background: light-dark(#1c1e21, #3a3b3c);
    color: light-dark(#050505, #f2f3f5);
    max-inline-size: 300px;
    inline-size: 100%;
    justify-self: center;
  }

  .glass {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-block-size: 380px;
    padding: 18px 12px 10px;
    border-radius: 20px;
    background: light-dark(#fff, #111214);
  }

  .first {
    display: grid;
    justify-items: center;
    gap: 6px;
    text-align: center;
  }

  .first p {
    color: light-dark(#65676b, #a8abb0);
    white-space: pre-wrap;
  }

  .glass * {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .face {
    display: grid;
    place-items: center;
    inline-size: 52px;
    block-size: 52px;
    border-radius: 50%;
    background: #0a63d1;
    color: #fff;
    font-weight: 600;
  }

  .questions {
    display: grid;
    gap: 6px;
    margin-block-start: auto;
  }

  .questions li {
    padding: 8px 12px;
    border-radius: 18px;
    background: light-dark(#f0f0f0, #303030);
    color: light-dark(#0a63d1, #6aa9ff);
    font-weight: 600;
    text-align: center;
  }

  .start {
    margin-block-start: auto;
    padding: 9px;
    border-radius: 10px;
    background: #0a63d1;
    color: #fff;
    font-weight: 600;
    text-align: center;
  }

  .first + .offers,
  .first + .box {
    margin-block-start: auto;
  }

  .offers {
    border-radius: 12px;
    background: light-dark(#f0f0f0, #303030);
  }

  .offers li {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding: 8px 12px;
  }

  .offers li:has(b) {
    justify-content: start;
  }

  .offers li + li {
    border-block-start: 1px solid light-dark(#dcdcdc, #3e4042);
  }

  .box {
    display: flex;
    align-items: center;
    gap: 8px;
    color: light-dark(#65676b, #a8abb0);
  }

  .box > span {
    flex: 1;
    padding: 6px 12px;
    border-radius: 18px;
    background: light-dark(#f0f0f0, #303030);
  }

  .diff {
    display: grid;
    gap: 2px;
  }

  .diff .kept {
    color: var(--fb-chat-text-muted);
  }

  .news h3 {
    font-size: inherit;
  }

  .wrongs,
  .wrongs ul {
    display: grid;
    gap: 4px;
  }

  .wrongs a {
    color: var(--fb-chat-danger);
  }

  .qr {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 16px;
  }

  .qr > svg {
    inline-size: 160px;
    block-size: 160px;
    border-radius: var(--_radius-small);
    shape-rendering: crispedges;
    fill: #000;
  }

  .qr .white {
    fill: #fff;
  }

  .qr > .buttons {
    flex: 1 1 180px;
  }
`;
