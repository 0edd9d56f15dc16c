import type { RoutingConfig } from "./config.ts";

type Named = { id: string; name: string };

/**
 * What every agent may know of the routing document, as a part of the desk's state: in `welcome`, and with the frame `desk`
 * when another version was saved.
 */
export type RoutingTold = {
  version: number;
  teams: Named[];
  queues: Named[];
} & Pick<
  RoutingConfig,
  "awayReasons" | "idleAwaySeconds" | "decline" | "wrapUp" | "whoReplies" | "whoSees" | "tags" | "attributes"
>;

/** Of a version of the document. */
export function toldOf({ version, config }: { version: number; config: RoutingConfig }): RoutingTold {
  const { awayReasons, idleAwaySeconds, decline, wrapUp, whoReplies, whoSees, tags, attributes } = config;
  return {
    version,
    teams: config.teams.map(named),
    queues: config.queues.map(named),
    ...(awayReasons === undefined ? {} : { awayReasons }),
    ...(idleAwaySeconds === undefined ? {} : { idleAwaySeconds }),
    ...(decline === undefined ? {} : { decline }),
    ...(wrapUp === undefined ? {} : { wrapUp }),
    ...(whoReplies === undefined ? {} : { whoReplies }),
    ...(whoSees === undefined ? {} : { whoSees }),
    ...(tags === undefined ? {} : { tags }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

function named({ id, name }: Named): Named {
  return { id, name };
}
