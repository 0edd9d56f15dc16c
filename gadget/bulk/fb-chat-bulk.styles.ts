import { css } from "lit";
import { form } from "../shell/dialog-form.styles.ts";

export const styles = css`
  :host {
    display: block;
    flex: none;
    max-block-size: 60%;
    overflow-y: auto;
    padding: 0 10px;
  }

  p,
  ul {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .bar,
  .run {
    margin-block-end: 6px;
    padding: 4px 4px 6px 10px;
    padding-inline: 10px 4px;
    border-radius: var(--_radius-small);
    background: var(--fb-chat-accent-surface);
    font-size: var(--_font-sm);
  }

  .bar,
  .head,
  .deeds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
  }

  .selected,
  .head p {
    flex: 1 1 12ch;
    min-inline-size: 0;
  }

  .selected {
    color: var(--fb-chat-text);
    font-weight: 600;
  }

  .deeds {
    flex: 1 1 100%;
  }

  .run {
    border-inline-start: 3px solid var(--fb-chat-accent);
    background: var(--fb-chat-surface-sunken);
  }

  .run.bad {
    border-color: var(--fb-chat-warning);
  }

  ul {
    max-block-size: 9em;
    overflow-y: auto;
    padding-inline-start: 18px;
  }

  @media (forced-colors: active) {
    .bar {
      border: 1px solid;
    }
  }
`;

export const dialogStyles = [
  form,
  css`
    dialog ul {
      max-block-size: min(240px, 40vh);
      margin: 0 0 8px;
      padding-inline-start: 18px;
      overflow: auto;
      overflow-wrap: anywhere;
    }
  `,
];
