import type { Person } from "../message/entry.ts";
import type { ProfileFault } from "../profile/faults.ts";
import type { ProfileState } from "../profile/profile.ts";
import type { Property } from "../profile/properties.ts";

/** What Meta, or a look at what was given, found wrong: by the name of the setting or permission that it concerns. */
export type SetUpFinding = {
  name: string;
  problem: string;
  graphCode?: number;
  graphSubcode?: number | null;
};

/** Meta's code, its words about a parameter, and the field within the profile that they name; null where there are none. */
type RefusedByMeta = {
  graphCode: number;
  graphSubcode: number | null;
  said: string | null;
  path: string | null;
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
  /** A conversation is to be kept (a legal hold): by whom and why, of the first of them. Nobody is erased before that is lifted. */
  | { code: "held"; conversation: string; by: Person; reason: string }
  /** Objects cannot be put back to a time that is to come, or is longer ago than 30 days. */
  | { code: "no_such_time"; why: "future" | "too_old" }
  /** The word that confirms it is not the desk's name. */
  | { code: "not_confirmed" }
  /** Somebody is connecting, moving or disconnecting it at this moment. */
  | { code: "being_changed"; by: Person }
  /**
   * The Page belongs to a desk of another company, whose conversations would come along, also once it is disconnected. `desk` null:
   * one that the role does not reach.
   */
  | { code: "other_company"; desk: string | null }
  /** The Page stands in the configuration: it ends with its secret there. */
  | { code: "from_configuration" }
  /** Somebody disconnected the Page: Meta is asked nothing for it. */
  | { code: "page_disconnected" }
  /** The Page has no Meta app of its own, or is disconnected. */
  | { code: "no_own_app" }
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
  /** What came raw was sealed with a key that is gone, or another one by now. */
  | { code: "key_missing"; keyId: string }
  /** What was asked of Meta is not asked again. */
  | { code: "not_a_delivery" }
  /** Today's code cannot read it either. */
  | { code: "not_readable"; why: "not_json" | "no_object" | "other_object" }
  /** No table takes it, also today, or an object could not write. */
  | { code: "still_not_written" }
  /** `ENCRYPTION_KEYS` is not set, and no secret is kept without. */
  | { code: "no_encryption_keys" }
  /** What Meta would refuse of a Messenger profile, which it was not asked. */
  | { code: "profile_faults"; faults: ProfileFault[] }
  /** Meta refuses it; all is as it was. */
  | ({ code: "profile_refused" } & RefusedByMeta)
  /** These were changed since they were read, in Meta's own tool or by somebody here; nothing was done. `now`: as they are. */
  | { code: "profile_changed"; properties: Property[]; now: ProfileState }
  /** Meta takes 10 calls in 10 minutes for a Page, and they are used; when it can be done, in ms. Nothing was done. */
  | { code: "profile_busy"; retryAt: number }
  /** A part was done, and could not be put back. `now`: as it stands; null: Meta does not say. */
  | { code: "profile_partly"; now: ProfileState | null }
  /** Meta did not answer. Nothing was kept. */
  | { code: "meta_unavailable" }
  /** An object could not be reached. Repeat the command. */
  | { code: "unavailable" };

/** Why a Page's Messenger profile was not read, or not changed. */
export type ProfileRefusal = Extract<
  AdminRefusal,
  | { code: "profile_faults" | "profile_refused" | "profile_changed" | "profile_busy" | "profile_partly" }
  | { code: "token_not_good" | "meta_unavailable" }
>;

/** Why something new that a Page is connected with was not kept. */
export type RenewRefusal = Extract<
  AdminRefusal,
  {
    code:
      | "no_own_app"
      | "other_page"
      | "token_not_good"
      | "app_not_good"
      | "no_encryption_keys"
      | "meta_unavailable";
  }
>;

/** Why a fix of the doctor's came to nothing. */
export type RepairRefusal = Extract<
  AdminRefusal,
  { code: "meta_unavailable" | "handshake_failed" | "app_not_good" | "token_not_good" | "not_found" }
>;
