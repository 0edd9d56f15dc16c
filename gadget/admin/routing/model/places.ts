import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import type { PanelName, RoutingWords } from "../words/en.ts";

/** On which panel each part of the document stands. */
const PANEL_OF: Partial<Record<string, PanelName>> = {
  ...{ teams: "teams", agents: "agents", skills: "agents", hours: "hours", queues: "queues" },
  ...{ rules: "rules", otherwise: "rules", bots: "bots", replies: "replies", autoClose: "replies" },
  ...{ awayReasons: "reasons", decline: "reasons", wrapUp: "reasons", capacity: "limits" },
  ...{ missedMax: "limits", graceSeconds: "limits", idle: "limits", idleAwaySeconds: "limits" },
  ...{ whoReplies: "sight", whoSees: "sight", departments: "sight", answeredElsewhere: "sight" },
};

/** Things that are edited one at a time. */
const THINGS: ReadonlySet<string> = new Set([
  ...["teams", "agents", "hours", "queues", "rules", "bots", "replies"],
]);

/** The panel that shows what stands at a path. */
export function panelOf(path: string): PanelName {
  return PANEL_OF[path.split(".")[0] ?? ""] ?? "file";
}

/** The thing that has to be opened for a path to be seen; null: none. */
export function thingAt(path: string): string | null {
  const [list = "", at] = path.split(".");
  return THINGS.has(list) && at !== undefined ? `${list}.${at}` : null;
}

/** "Queues › Sales": where a path leads. */
export function placeWords(config: RoutingConfig, words: RoutingWords, path: string): string {
  const [list = "", at] = path.split(".");
  const all = (config as Record<string, unknown>)[list];
  const item = Array.isArray(all) && at !== undefined ? (all[Number(at)] as Named | undefined) : undefined;
  const name = item?.on !== undefined ? words.occasions[item.on] : (item?.name ?? "");
  const of = list === "otherwise" ? words.otherwise : item === undefined ? "" : name || words.unnamed;
  return [words.panels[panelOf(path)], of].filter((it) => it !== "").join(" › ");
}

type Named = { name?: string; on?: keyof RoutingWords["occasions"] };
