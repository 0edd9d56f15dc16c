import {
  type MessengerProfile,
  type ProfileChanges,
  type ProfileMarks,
} from "../protocol/profile/profile.ts";
import { profilePayload } from "../protocol/profile/pressed.ts";
import { PROPERTIES, type Property } from "../protocol/profile/properties.ts";

/** What is set, and what is taken away. */
export type ProfileOrder = { set: MessengerProfile; gone: Property[] };

/** What a change asks for. Of what is not there anyway nothing is taken away. */
export function orderOf(changes: ProfileChanges, marks: ProfileMarks): ProfileOrder {
  const wanted = PROPERTIES.filter((property) => changes[property] !== undefined);
  const set = wanted.filter((property) => changes[property] !== null);
  return {
    set: Object.fromEntries(set.map((property) => [property, changes[property]])),
    gone: wanted.filter((property) => changes[property] === null && isSet(marks, property)),
  };
}

/** Properties that somebody else changed since `base` was read, of those that are to be changed. */
export function changedElsewhere(
  changes: ProfileChanges,
  base: ProfileMarks,
  now: Required<ProfileMarks>,
): Property[] {
  return PROPERTIES.filter(
    (property) => changes[property] !== undefined && (base[property] ?? "") !== now[property],
  );
}

/** How the properties that an order touches stood before it, as an order. `raw`: as Meta had them. */
export function backOf<T>(raw: { [P in Property]?: T }, { set, gone }: ProfileOrder) {
  const touched = [...(Object.keys(set) as Property[]), ...gone];
  const was = touched.filter((property) => raw[property] !== undefined);
  return {
    set: Object.fromEntries(was.map((property) => [property, raw[property]])) as { [P in Property]?: T },
    gone: touched.filter((property) => raw[property] === undefined),
  };
}

/** Calls that an order may need: a look before, the change, a look after it; and where both are to be done, the way back. */
export function callsOf({ set, gone }: ProfileOrder): number {
  const [sets, clears] = [Object.keys(set).length > 0, gone.length > 0];
  if (!sets && !clears) return 1;
  // Both ways back, of which a look has one where none is needed.
  return sets && clears ? 5 : 3;
}

/** The same with a payload at whatever is pressed, by which a thread tells where it was. `nonce`: another each time. */
export function withProfilePayloads(profile: MessengerProfile, nonce: () => string): MessengerProfile {
  const filled = <T extends { payload?: string | undefined }>(it: T, what: "question" | "menu"): T =>
    it.payload === undefined || it.payload === "" ? { ...it, payload: profilePayload(what, nonce()) } : it;
  const { getStarted, iceBreakers, menu } = profile;
  return {
    ...profile,
    ...(getStarted === undefined
      ? {}
      : { getStarted: { payload: getStarted.payload || profilePayload("get_started", null) } }),
    ...(iceBreakers === undefined
      ? {}
      : {
          iceBreakers: iceBreakers.map((it) => ({
            ...it,
            questions: it.questions.map((question) => filled(question, "question")),
          })),
        }),
    ...(menu === undefined
      ? {}
      : {
          menu: menu.map((it) => ({
            ...it,
            items: it.items.map((item) => (item.type === "postback" ? filled(item, "menu") : item)),
          })),
        }),
  };
}

function isSet(marks: ProfileMarks, property: Property): boolean {
  return (marks[property] ?? "") !== "";
}
