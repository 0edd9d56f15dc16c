import * as v from "../values.ts";
import { URL_UNITS_MAX, WORDS_UNITS_MAX } from "../outgoing/limits.ts";
import * as limits from "./limits.ts";
import type { Property } from "./properties.ts";

/** Generous: what is too long is told by faultsIn(), field by field, and not refused as a whole. */
const Words = v.pipe(v.string(), v.maxLength(10_000));
const Address = v.pipe(v.string(), v.maxLength(2 * URL_UNITS_MAX));
const Locale = v.pipe(v.string(), v.maxLength(20));
/** What the app is told of a press. Left out or empty: the Worker makes one. */
const Payload = v.optional(Words);
const listOf = <T extends v.GenericSchema>(item: T, max: number) =>
  v.pipe(v.array(item), v.maxLength(2 * max));
const inLocales = <E extends v.ObjectEntries>(entries: E) =>
  listOf(v.strictObject({ locale: Locale, ...entries }), limits.LOCALES_MAX);

const Question = v.strictObject({ question: Words, payload: Payload });

const MenuItem = v.variant("type", [
  v.strictObject({ type: v.literal("postback"), title: Words, payload: Payload }),
  v.strictObject({
    type: v.literal("web_url"),
    title: Words,
    url: Address,
    webviewHeightRatio: v.optional(v.picklist(["compact", "tall", "full"])),
    messengerExtensions: v.optional(v.literal(true)),
    fallbackUrl: v.optional(Address),
    hidesShare: v.optional(v.literal(true)),
  }),
]);

const SHAPES = {
  greeting: inLocales({ text: Words }),
  getStarted: v.strictObject({ payload: Payload }),
  iceBreakers: inLocales({ questions: listOf(Question, limits.QUESTIONS_MAX) }),
  menu: inLocales({
    /** People answer by the menu alone. */
    composerDisabled: v.boolean(),
    items: listOf(MenuItem, limits.MENU_ITEMS_MAX),
    /** Where Meta does not show it; kept as it is. */
    disabledSurfaces: v.optional(listOf(v.pipe(v.string(), v.maxLength(WORDS_UNITS_MAX)), 10)),
  }),
  commands: inLocales({
    commands: listOf(v.strictObject({ name: Words, description: Words }), limits.COMMANDS_MAX),
  }),
  domains: listOf(Address, limits.DOMAINS_MAX),
  accountLinkingUrl: Address,
} satisfies Record<Property, v.GenericSchema>;

/** A Page's Messenger profile. What is left out is not set. */
export type MessengerProfile = { [P in Property]?: v.InferOutput<(typeof SHAPES)[P]> };
export type ProfileQuestion = v.InferOutput<typeof Question>;
export type ProfileMenuItem = v.InferOutput<typeof MenuItem>;

/** Properties as they are to be; null takes one away, what is left out stays. */
export const ProfileChanges = v.strictObject({
  greeting: v.nullish(SHAPES.greeting),
  getStarted: v.nullish(SHAPES.getStarted),
  iceBreakers: v.nullish(SHAPES.iceBreakers),
  menu: v.nullish(SHAPES.menu),
  commands: v.nullish(SHAPES.commands),
  domains: v.nullish(SHAPES.domains),
  accountLinkingUrl: v.nullish(SHAPES.accountLinkingUrl),
});
export type ProfileChanges = v.InferOutput<typeof ProfileChanges>;

const Mark = v.pipe(v.string(), v.maxLength(64));

/** Of each property: how it stood when somebody read it. Empty: it was not set. */
export const ProfileMarks = v.strictObject({
  greeting: v.optional(Mark),
  getStarted: v.optional(Mark),
  iceBreakers: v.optional(Mark),
  menu: v.optional(Mark),
  commands: v.optional(Mark),
  domains: v.optional(Mark),
  accountLinkingUrl: v.optional(Mark),
});
export type ProfileMarks = v.InferOutput<typeof ProfileMarks>;

/**
 * How much may still be asked of Meta: `left` calls now. A save takes `needed` of them; null: it can be made now, else when it
 * can, in ms.
 */
export type ProfileCalls = { left: number; saveAt: number | null };

/**
 * A Page's Messenger profile as Meta has it. `foreign`: properties that are set in a form that is not known here, and that stand in
 * no `profile`; they can be replaced. `isEuropean`: Meta's privacy rules for Europe hold for the Page; null: Meta does not say.
 */
export type ProfileState = {
  profile: MessengerProfile;
  marks: Required<ProfileMarks>;
  foreign: Property[];
  isEuropean: boolean | null;
  calls: ProfileCalls;
};
