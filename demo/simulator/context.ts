/** The parts of a simulator, as its other parts see them. */
import type { CallLog } from "./graph/call-log.ts";
import type { FetchMedia } from "./graph/media.ts";
import type { UsageMeter } from "./graph/usage.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults/faults.ts";
import type { Autopilot } from "./people/autopilot.ts";
import type { Rules } from "./rules.ts";
import type { Deliver } from "./webhooks/delivery.ts";
import type { HandshakeResult } from "./webhooks/handshake.ts";
import type { Webhooks } from "./webhooks/webhooks.ts";
import type { Ids } from "./world/ids.ts";
import type { AppState } from "./world/state.ts";
import type { World } from "./world/world.ts";

/** An event that no app heard of, since none is subscribed to its field. Gone with the person's next that is heard. */
export type Unheard = {
  psid: string | null;
  field: string;
  at: number;
};

export type SimulatorContext = {
  world: World;
  clock: Clock;
  ids: Ids;
  rules: Rules;
  faults: Faults;
  webhooks: Webhooks;
  autopilot: Autopilot;
  calls: CallLog;
  usage: UsageMeter;
  /** Asks a callback URL whether it is the app's, as when it is saved. */
  shakeHands: (callback: Pick<AppState, "callbackUrl" | "verifyToken">) => Promise<HandshakeResult>;
  /** Makes any other request of Meta's own to an app. */
  request: Deliver;
  /** Looks at the media behind a URL; null: every well-formed URL is taken to be fine. */
  fetchMedia: FetchMedia | null;
  /** Where links to media lead; null: to Meta's own hosts. */
  mediaOrigin: string | null;
  /** The latest event that no app heard of. */
  unheard: Unheard | null;
};
