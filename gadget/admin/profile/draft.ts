import { canonical } from "../../../worker/protocol/profile/canonical.ts";
import { profileFaults, type ProfileFault } from "../../../worker/protocol/profile/faults.ts";
import type {
  MessengerProfile,
  ProfileChanges,
  ProfileMarks,
  ProfileState,
} from "../../../worker/protocol/profile/profile.ts";
import { DEFAULT_LOCALE, PROPERTIES, type Property } from "../../../worker/protocol/profile/properties.ts";

/** Properties that have an entry for each language. */
export type ByLocale = "greeting" | "iceBreakers" | "menu" | "commands";
type EntryOf<P extends ByLocale> = NonNullable<MessengerProfile[P]>[number];
/** One that says something; empty, it is taken away. */
type Rest<P extends ByLocale> = Omit<EntryOf<P>, "locale">;

const BY_LOCALE: readonly ByLocale[] = ["greeting", "iceBreakers", "menu", "commands"];

/** What is said in this language; null: nothing of its own. */
export function entryOf<P extends ByLocale>(
  profile: MessengerProfile,
  property: P,
  locale: string,
): EntryOf<P> | null {
  const all = profile[property] as readonly EntryOf<P>[] | undefined;
  return all?.find((entry) => entry.locale === locale) ?? null;
}

/** What somebody of this language is shown. */
export function shownTo<P extends ByLocale>(
  profile: MessengerProfile,
  property: P,
  locale: string,
): EntryOf<P> | null {
  return entryOf(profile, property, locale) ?? entryOf(profile, property, DEFAULT_LOCALE);
}

/** The same with another entry of this language; null takes it away, and with the last one the property. */
export function withEntry<P extends ByLocale>(
  profile: MessengerProfile,
  property: P,
  locale: string,
  rest: Rest<P> | null,
): MessengerProfile {
  const all = (profile[property] ?? []) as EntryOf<P>[];
  const at = all.findIndex((entry) => entry.locale === locale);
  const entry = { ...rest, locale } as EntryOf<P>;
  const changed: EntryOf<P>[] =
    rest === null
      ? all.filter((it) => it.locale !== locale)
      : at === -1
        ? [...all, entry]
        : all.with(at, entry);
  return withProperty(profile, property, changed.length === 0 ? undefined : (changed as MessengerProfile[P]));
}

export function withProperty<P extends Property>(
  profile: MessengerProfile,
  property: P,
  value: MessengerProfile[P] | undefined,
): MessengerProfile {
  const { [property]: _, ...others } = profile;
  return value === undefined ? others : { ...others, [property]: value };
}

/** Languages that have words of their own, everybody else first. */
export function localesOf(profile: MessengerProfile): string[] {
  const all = BY_LOCALE.flatMap((property) => (profile[property] ?? []).map(({ locale }) => locale));
  return [...new Set([DEFAULT_LOCALE, ...all])];
}

/** What is to be changed at Meta, and how it stood there. */
export function changesOf(
  { profile, marks }: Pick<ProfileState, "profile" | "marks">,
  draft: MessengerProfile,
): { changes: ProfileChanges; base: ProfileMarks; properties: Property[] } {
  const properties = PROPERTIES.filter(
    (property) => canonical(profile[property] ?? null) !== canonical(draft[property] ?? null),
  );
  const pick = <T>(of: (property: Property) => T) =>
    Object.fromEntries(properties.map((property) => [property, of(property)]));
  return {
    changes: pick((property) => draft[property] ?? null),
    base: pick((property) => marks[property]),
    properties,
  };
}

/** What Meta would refuse of what is to be changed. */
export function faultsOf(meta: ProfileState, draft: MessengerProfile): ProfileFault[] {
  const { properties } = changesOf(meta, draft);
  const changed = Object.fromEntries(properties.map((property) => [property, draft[property]]));
  return profileFaults(
    Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)),
    (property) => draft[property] !== undefined || meta.foreign.includes(property),
  );
}

/** The language of what a path is about; everybody's where it names none. */
export function localeAt(draft: MessengerProfile, path: string): string {
  const [, property = "", index = ""] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
  const all = BY_LOCALE.includes(property as ByLocale) ? draft[property as ByLocale] : undefined;
  return all?.[Number(index)]?.locale ?? DEFAULT_LOCALE;
}

/** Where an entry stands in its property, as in a path; that of a new one is next. */
export function indexOf(draft: MessengerProfile, property: ByLocale, locale: string): number {
  const all: readonly { locale: string }[] = draft[property] ?? [];
  const at = all.findIndex((entry) => entry.locale === locale);
  return at === -1 ? all.length : at;
}
