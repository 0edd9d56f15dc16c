import { css } from "lit";

export const styles = css`
  dialog {
    flex-direction: column;
    max-inline-size: 820px;
    block-size: 620px;
    max-block-size: 100%;
    padding: 0;
    overflow: hidden;
  }

  dialog[open] {
    display: flex;
  }

  dialog fb-chat-templates {
    flex: 1;
  }
`;
