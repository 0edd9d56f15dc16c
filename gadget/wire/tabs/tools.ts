import type { Platform, TabDoor } from "../../platform/doors.ts";
import type { Connection, ConnectionOptions } from "../connection.ts";
import type { PassOutcome } from "../pass.ts";
import type { SharedCommand } from "./shared-opens.ts";
import type { Saying, TabId } from "./messages.ts";

/** What a session gives to whoever has its tab share a socket. */
export type SharingTools = {
  platform: Platform;
  tabs: TabDoor;
  connection: Connection;
  /** What the group of tabs is called, and this one in it. */
  name: string;
  id: TabId;
  /** Whose tab it is. */
  sub: string;
  say: (saying: Saying) => void;
  /** Ends with the group: somebody else is there, or nobody. */
  until: AbortSignal;
  pass: () => Promise<PassOutcome>;
  showsOffers: () => boolean;
  /** The connection's options where no tab shares anything. */
  alone: ConnectionOptions;
  /** What a socket that begins now would be told first, as frames; its token ends at `expiresAt` (ms). */
  begins: (expiresAt: number) => string[];
  /** What is shown was up to date a moment ago, and is asked for again: nobody needs to be told of it. */
  caughtUp: () => void;
  /** What this tab sent on its socket that is still so. */
  sentBefore: () => SharedCommand[];
  /** The token of the socket ends at another time now, in ms. */
  renewed: (expiresAt: number) => void;
};
