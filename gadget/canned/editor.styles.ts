import { css } from "lit";

export const styles = css`
  dialog:has(#shortcut) {
    max-inline-size: 560px;
  }

  dialog form {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }

  dialog .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }

  dialog .pair > :is(.field, select) {
    flex: 1 1 180px;
  }

  dialog .pair > label {
    flex: 1 1 120px;
  }

  dialog .field {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }

  dialog .field label {
    min-block-size: 0;
    font-size: var(--_font-sm);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  dialog :is(.field, .whose) :is(input, select) {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
  }

  dialog .pair select {
    inline-size: auto;
    max-inline-size: 100%;
  }

  dialog .insert {
    justify-self: start;
    inline-size: auto !important;
    max-inline-size: 100%;
  }

  dialog .whose {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
  }

  dialog [aria-invalid="true"] {
    border-color: var(--fb-chat-danger) !important;
  }

  dialog p:empty {
    display: none;
  }

  dialog p.wrong {
    color: var(--fb-chat-danger);
  }

  dialog p.unknown {
    color: var(--fb-chat-warning);
  }

  dialog .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    max-block-size: 120px;
    overflow: auto;
  }

  dialog .tags legend {
    font-size: var(--_font-sm);
    font-weight: 600;
  }

  dialog .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }

  dialog .buttons {
    margin-block-start: 0;
  }

  dialog .apart {
    flex: 1;
  }
`;
