/** Sets a Page's Messenger profile, by API or in Business Suite: the same is allowed. */
import type { SimulatorContext } from "../context.ts";
import { GraphError } from "../graph/errors.ts";
import { checkProfile, checkProperties, isProperty } from "../graph/profile-properties.ts";
import type { JsonObject } from "../json.ts";
import { SimulatorError } from "../simulator-error.ts";
import type { MessengerProfile } from "../world/messenger-profile.ts";
import type { PageState } from "../world/state.ts";

/** Puts these properties in place of what they were, and takes others away. @throws GraphError; nothing changes then @param appId the app that does it; none: somebody in Business Suite */
export function setProfile(
  context: SimulatorContext,
  page: PageState,
  given: JsonObject,
  gone: readonly (keyof MessengerProfile)[] = [],
  appId?: string,
): void {
  checkProperties(given);
  const profile = structuredClone({ ...page.messengerProfile, ...given });
  for (const name of gone) delete profile[name];
  checkProfile(profile);
  page.messengerProfile = profile;
  if (appId === undefined) delete page.profileAppId;
  else page.profileAppId = appId;
  context.world.changed();
}

/** Likewise for somebody at Business Suite; null takes a property away. @throws SimulatorError `refused` */
export function setProfileOf(context: SimulatorContext, page: PageState, changes: JsonObject): void {
  const given = Object.entries(changes).filter(([name, value]) => isProperty(name) && value !== null);
  const gone = Object.keys(changes).filter((name) => changes[name] === null);
  try {
    setProfile(context, page, Object.fromEntries(given), gone.filter(isProperty));
  } catch (error) {
    if (error instanceof GraphError) throw new SimulatorError(409, "refused", error.message);
    throw error;
  }
}
