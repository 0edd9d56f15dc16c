import { css } from "lit";

export const styles = css`
  dialog {
    flex-direction: column;
    max-inline-size: 940px;
    block-size: 720px;
    max-block-size: 100%;
    padding: 0;
    overflow: hidden;
  }

  dialog[open] {
    display: flex;
  }

  dialog :is(fb-chat-builder, fb-chat-approved) {
    flex: 1;
  }
`;
