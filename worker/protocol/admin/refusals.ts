import type { Person } from "../message/entry.ts";

/** What Meta, or a look at what was given, found wrong: by the name of the setting or permission that it concerns. */
export type SetUpFinding = {
  name: string;
  problem: string;
  graphCode?: number;
  graphSubcode?: number | null;
};

/** What a command about the deployment can properly be refused for. docs/protocol.md explains them. */
export type AdminRefusal =
  /** The role does not reach, or not to that desk. */
  | { code: "not_allowed" }
  /** No such desk, or no such Page that this role may see. */
  | { code: "not_found" }
  /** A desk of that name is there, of another label or company. */
  | { code: "desk_exists" }
  /** The Page is connected at a desk that this role does not reach. */
  | { code: "connected_elsewhere" }
  /** Somebody is connecting, moving or disconnecting it at this moment. */
  | { code: "being_changed"; by: Person }
  /**
   * The Page belongs to a desk of another company, whose conversations would come along, also once it is disconnected. `desk` null:
   * one that the role does not reach.
   */
  | { code: "other_company"; desk: string | null }
  /** The Page stands in the configuration: it ends with its secret there. */
  | { code: "from_configuration" }
  /** The token is good for another Page than the one that was named. */
  | { code: "other_page"; pageId: string; name: string | null }
  /** The token does not do: why, by what is to be mended. */
  | { code: "token_not_good"; problems: SetUpFinding[] }
  /** App id or app secret are not Meta's. */
  | { code: "app_not_good"; problems: SetUpFinding[] }
  /** The login was not begun by this person, or was finished before, or too long ago. */
  | { code: "state_unknown" }
  /** What Meta says of the code of a login: it was exchanged before, too late, at another address, or something else. */
  | { code: "code_used" }
  | { code: "code_expired" }
  | { code: "redirect_uri" }
  | { code: "login_failed" }
  /** The Pages of a login were not chosen within an hour. */
  | { code: "login_ended" }
  /** The login does not give this Page, or no token for it. */
  | { code: "not_offered" }
  /** Meta could not shake hands with this Worker: its address, or the verify token. */
  | { code: "handshake_failed" }
  /** `ENCRYPTION_KEYS` is not set, and no secret is kept without. */
  | { code: "no_encryption_keys" }
  /** Meta did not answer. Nothing was kept. */
  | { code: "meta_unavailable" }
  /** An object could not be reached. Repeat the command. */
  | { code: "unavailable" };

/** Why a fix of the doctor's came to nothing. */
export type RepairRefusal = Extract<
  AdminRefusal,
  { code: "meta_unavailable" | "handshake_failed" | "app_not_good" | "token_not_good" | "not_found" }
>;
