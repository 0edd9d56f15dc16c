import {
  COMMANDS_BURST,
  COMMANDS_PER_SECOND,
  PASSES_BURST,
  PASSES_PER_SECOND,
  REFUSED_FRAMES_MAX,
} from "../../protocol/limits.ts";
import type { Rate } from "./bucket.ts";

/**
 * Whose each is. `socket`; `agent`, `program`, `administrator`: by the `sub` of their token, or by their key; `bearer`: by the
 * `sub` of a token, or by the network of whoever has none; `network`: what one subscriber has (network.ts).
 */
export type Counted = "socket" | "agent" | "program" | "administrator" | "bearer" | "network";
/** `desk`: by its object, once for all. `isolate`: by each of the Worker's, of which there may be several. */
export type Where = "desk" | "isolate";

/**
 * How much of what is taken of whom: the one table. Meta's webhook is in no row of it: what it delivers is never refused for
 * its number. Nor is anybody who has something good held back by others of their network; `forged` is what that counts.
 */
export const RATES = {
  /** Frames of a socket that are obeyed. */
  commands: { of: "socket", at: "desk", burst: COMMANDS_BURST, perSecond: COMMANDS_PER_SECOND },
  /** Frames beyond those that are answered, before the socket is closed. */
  refusedFrames: { of: "socket", at: "desk", burst: REFUSED_FRAMES_MAX, perSecond: COMMANDS_PER_SECOND },
  /** `POST /api/v1/pass`. */
  passes: { of: "agent", at: "desk", burst: PASSES_BURST, perSecond: PASSES_PER_SECOND },
  /** `/api/v1/…` of programs. */
  api: { of: "program", at: "desk", burst: 600, perSecond: 10 },
  /** `POST /api/v1/files`. */
  files: { of: "agent", at: "isolate", burst: 200, perSecond: 5 },
  /** `/api/v1/admin/…`, a login with Facebook among them, and `/api/v1/pages/…`. */
  admin: { of: "administrator", at: "isolate", burst: 300, perSecond: 10 },
  /** `/health`, which asks up to some fifty objects. */
  health: { of: "bearer", at: "isolate", burst: 120, perSecond: 2 },
  /** What proves to be nobody's: tokens, keys, passes, links, codes, `signed_request`. */
  forged: { of: "network", at: "isolate", burst: 60, perSecond: 1 },
} as const satisfies Record<string, Rate & { of: Counted; at: Where }>;

export type RateName = keyof typeof RATES;
