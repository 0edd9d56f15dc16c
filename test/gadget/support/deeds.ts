import * as composing from "../../../gadget/compose/deeds.ts";
import * as common from "../../../gadget/session/deeds.ts";
import * as atTheDesk from "../../../gadget/features/deeds.ts";
import { prefer } from "../../../gadget/memory/keep-preferences.ts";
import type { DeedTools } from "../../../gadget/session/deed-tools.ts";
import * as inThread from "../../../gadget/thread/deeds.ts";
import * as ofHistory from "../../../gadget/thread/history-deeds.ts";
import { decide } from "../../../gadget/thread/entry-deeds.ts";

const { drop, sendAnyway } = common;

const deeds = { ...composing, drop, sendAnyway, ...atTheDesk, ...inThread, ...ofHistory, decide, prefer };

type Deeds = {
  [Name in keyof typeof deeds]: (typeof deeds)[Name] extends (
    tools: DeedTools,
    ...rest: infer Rest
  ) => infer Answer
    ? (...rest: Rest) => Answer
    : never;
};

/** All that an agent can do, from one gadget. */
export function deedsWith(tools: DeedTools): Deeds {
  const bound = Object.entries(deeds).map(([name, deed]) => {
    const does = deed as (tools: DeedTools, ...rest: unknown[]) => unknown;
    return [name, (...rest: unknown[]) => does(tools, ...rest)];
  });
  return Object.fromEntries(bound) as Deeds;
}
