import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import type { PanelName, RoutingWords } from "../words/en.ts";

/** On which panel each part of the document stands. */
const PANEL_OF: Partial<Record<string, PanelName>> = {
  ...{ teams: "teams", agents: "agents", skills: "agents", hours: "hours", queues: "queues" },
  ...{ rules: "rules", otherwise: "rules", bots: "bots", replies: "replies", autoClose: "replies" },
  satisfaction: "replies",
  ...{ awayReasons: "reasons", decline: "reasons", wrapUp: "reasons", capacity: "limits" },
  ...{ missedMax: "limits", graceSeconds: "limits", idle: "limits", idleAwaySeconds: "limits" },
  ...{ service: "limits", timeZone: "limits" },
  ...{ whoReplies: "sight", whoSees: "sight", departments: "sight", answeredElsewhere: "sight" },
  search: "sight",
  ...{ tags: "tags", attributes: "tags", priorities: "tags" },
};

/** Things that are edited one at a time. */
const THINGS: ReadonlySet<string> = new Set([
  ...["teams", "agents", "hours", "queues", "rules", "bots", "replies"],
  ...["tags", "attributes", "priorities"],
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
  const item =
    Array.isArray(all) && at !== undefined ? (all[Number(at)] as Named | null | undefined) : undefined;
  // Of a file anything may stand there.
  const name = (item?.on && words.occasions[item.on]) || (typeof item?.name === "string" ? item.name : "");
  const of = list === "otherwise" ? words.otherwise : item == null ? "" : name || words.unnamed;
  return [words.panels[panelOf(path)], of].filter((it) => it !== "").join(" › ");
}

/** What is one sentence or label among the words. */
type Label = {
  [K in keyof RoutingWords]: RoutingWords[K] extends string ? K : never;
}[keyof RoutingWords];

/** Fields of the document, by the words that name them. */
const FIELDS: Partial<Record<string, Label>> = {
  ...{ name: "name", sub: "sub", members: "members", teams: "teams", skills: "skills", skill: "skill" },
  ...{ level: "level", timeZone: "timeZone", week: "week", from: "from", holidays: "holidays", date: "date" },
  ...{ offerSeconds: "offerSeconds", needs: "needs", choose: "choose", offer: "offer", order: "order" },
  ...{ stickySeconds: "sticky", overflow: "overflowTo", hours: "hours", pages: "pages", refs: "refs" },
  ...{
    kinds: "kinds",
    posts: "posts",
    payloads: "payloads",
    keywords: "keywords",
    languages: "languages",
    returning: "returning",
  },
  ...{ type: "target", queue: "which", team: "which", agent: "which", bot: "which", rule: "which" },
  ...{ then: "then", priority: "priority", url: "url", words: "botWords", text: "text", on: "on" },
  ...{ by: "satisfactionBy", privacyUrl: "privacyUrl", bots: "satisfactionBots" },
  ...{ tags: "tags", attributes: "attributes", attribute: "attribute", is: "isOneOf" },
  ...{ colour: "colour", choices: "choices" },
  ...{ language: "language", missedMax: "missedMax", graceSeconds: "grace", idleAwaySeconds: "idleAway" },
};

/** "Queues › Sales › Who is asked": where a path leads, and to which field of it; one without words as the document calls it. */
export function fieldPlaceWords(config: RoutingConfig, words: RoutingWords, path: string): string {
  const place = placeWords(config, words, path);
  if (path === "capacity") return `${place} › ${words.deskCapacity}`;
  const names = path.split(".").filter((name) => !/^\d+$/.test(name));
  const last = names.at(-1) ?? "";
  // A part of the document is named by its panel already.
  const isPart = names.length < 2 && Object.hasOwn(PANEL_OF, last) && PANEL_OF[last] !== "limits";
  if (isPart || last === "") return place;
  if (names[0] === "satisfaction" && Object.hasOwn(words.satisfactionTexts, last))
    return `${place} › ${words.satisfactionTexts[last as keyof RoutingWords["satisfactionTexts"]]}`;
  // Elsewhere it is a target, which is named by its own fields.
  const isBound = last === "to" && names.at(-2) === "attributes";
  const label = isBound ? "to" : Object.hasOwn(FIELDS, last) ? FIELDS[last] : undefined;
  return `${place} › ${label === undefined ? last : words[label]}`;
}

type Named = { name?: unknown; on?: keyof RoutingWords["occasions"] };
