import { css } from "lit";

/** The customer's phone: its own colours, whatever the gadget's are. */
export const phone = css`
  .phone {
    --_paper: #fff;
    --_ink: #050505;
    --_faint: #65676b;
    --_grey: #f0f0f0;
    --_line: #dcdcdc;
    --_press: #0a63d1;
    flex: 1;
    inline-size: 100%;
    max-inline-size: 340px;
    min-block-size: 260px;
    padding: 10px;
    border-radius: 26px;
    background: #1c1e21;
    color: var(--_ink);
    font-size: 14px;
  }

  .phone.dark {
    --_paper: #111214;
    --_ink: #f2f3f5;
    --_faint: #a8abb0;
    --_grey: #303030;
    --_line: #3e4042;
    --_press: #6aa9ff;
    background: #3a3b3c;
  }

  .screen {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    align-items: flex-start;
    gap: 8px;
    min-block-size: 100%;
    padding: 14px 10px;
    border-radius: 18px;
    background: var(--_paper);
  }

  .screen p,
  .screen dl,
  .screen dd {
    margin: 0;
  }

  .screen p {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .said {
    align-self: flex-start;
    max-inline-size: 88% !important;
    padding: 8px 12px;
    border-radius: 18px;
    background: var(--_grey);
  }

  .said.empty {
    color: var(--_faint);
  }

  .box {
    display: flex;
    flex-direction: column;
    gap: 2px;
    inline-size: 240px;
    max-inline-size: 100%;
    overflow: clip;
    border-radius: 18px;
    background: var(--_grey);
  }

  .box > :is(.title, .text, .small) {
    padding-inline: 12px;
  }

  .box > :is(.title, .text):first-child,
  .shot + :is(.title, .text),
  .grid + .title {
    padding-block-start: 10px;
  }

  .box > :is(.title, .text, .small, dl):last-child {
    padding-block-end: 10px;
  }

  .screen .title {
    font-weight: 600;
  }

  .screen .small {
    color: var(--_faint);
    font-size: 13px;
  }

  .press {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }

  .press li {
    padding: 9px 12px;
    border-block-start: 1px solid var(--_line);
    color: var(--_press);
    font-weight: 600;
    text-align: center;
    overflow-wrap: anywhere;
  }

  .cards {
    display: flex;
    align-items: stretch;
    gap: 8px;
    max-inline-size: 100%;
    overflow-x: auto;
    scroll-snap-type: inline mandatory;
  }

  .cards .box {
    flex: none;
    scroll-snap-align: start;
  }

  .cards .press {
    margin-block-start: auto;
    padding-block-start: 8px;
  }

  .shot {
    display: block;
    inline-size: 100%;
    overflow: clip;
    background: var(--_line);
  }

  .shot.wide {
    aspect-ratio: 1.91;
  }

  .shot.square {
    aspect-ratio: 1;
  }

  .shot.small {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 8px;
  }

  .shot img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .grid {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 2px;
  }

  .tile {
    position: relative;
  }

  .says {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    padding: 2px 6px;
    background: rgb(0 0 0 / 55%);
    color: #fff;
    font-size: 12px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .hero {
    grid-column: 1 / -1;
    order: -1;
  }

  .replies {
    align-self: stretch;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 6px;
  }

  .reply {
    padding: 6px 12px;
    border: 1px solid var(--_press);
    border-radius: 99px;
    color: var(--_press);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .item {
    display: flex;
    gap: 8px;
    padding: 8px 12px;
    border-block-end: 1px solid var(--_line);
  }

  .item > div {
    flex: 1;
    min-inline-size: 0;
  }

  .screen dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 12px;
    padding: 8px 12px;
  }

  .screen dt {
    color: var(--_faint);
  }

  .screen .total {
    color: var(--_ink);
    font-weight: 600;
  }

  .scale {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 4px;
    padding: 8px 12px;
  }

  .scale span {
    display: grid;
    place-items: center;
    min-inline-size: 26px;
    min-block-size: 26px;
    border: 1px solid var(--_line);
    border-radius: 99px;
  }

  .empty-field {
    margin: 4px 12px 12px !important;
    padding: 8px 10px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    color: var(--_faint);
  }
`;
