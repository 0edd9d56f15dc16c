import { html, nothing } from "lit";
import type { Service } from "../../../../worker/protocol/routing/config.ts";
import { duration, number } from "./fields.ts";
import type { Panel } from "./panel.ts";

const PERCENT = 80;

/** How soon customers are to have their first answer, and how many of them. `none`: what it is called where there is no target. */
export function serviceField(
  panel: Panel,
  at: string,
  none: string,
  value: Service | undefined,
  onSet: (service: Service | undefined) => void,
) {
  const { words } = panel;
  return html`${duration(panel, {
    ...{ at: `${at}.seconds`, label: words.service, never: none, value: value?.seconds },
    onSet: (seconds) => {
      onSet(seconds === undefined ? undefined : { percent: PERCENT, ...value, seconds });
    },
  })}
  ${
    value === undefined
      ? nothing
      : number(panel, {
          ...{ at: `${at}.percent`, label: words.servicePercent, value: value.percent },
          onSet: (percent = 0) => {
            onSet({ ...value, percent });
          },
        })
  }`;
}
