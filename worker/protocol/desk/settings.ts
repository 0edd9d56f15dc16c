import * as v from "../values.ts";
import {
  ADDRESS_UNITS_MAX,
  NUDGE_MINUTES_MAX,
  PEOPLE_APPS_MAX,
  PERSONA_NAME_UNITS_MAX,
  SEND_TEXT_UNITS_MAX,
  UNDO_SECONDS_MAX,
} from "../limits.ts";
import { inOneLine } from "../one-line.ts";
import { Retention } from "../retention/retention.ts";

/** An address that Meta fetches; empty for none. */
const Picture = v.union([
  v.literal(""),
  v.pipe(v.string(), v.url(), v.startsWith("https://"), v.maxLength(ADDRESS_UNITS_MAX)),
]);

/** Meta's id of an app. */
const AppId = v.pipe(v.string(), v.regex(/^\d{1,30}$/));

/** What a supervisor decides for all agents of a desk. */
export const DeskSettings = v.strictObject({
  /** How long an agent's message is held before it leaves, so that they can take it back; 0 for not at all. */
  undoSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(UNDO_SECONDS_MAX)),
  /** The customer sees "seen" once the agent who owns the conversation has their message before their eyes. */
  showsSeen: v.boolean(),
  /** The customer sees that an agent is writing. */
  showsTyping: v.boolean(),
  /**
   * Ids of other apps on the Page with which people write: their messages answer the customer like those of agents here.
   * All other apps are taken for programs. With Meta's own inbox among them its instant replies count as well.
   */
  peopleApps: v.pipe(v.array(AppId), v.maxLength(PEOPLE_APPS_MAX)),
  /**
   * So long before Meta's time for a reply ends, of the 24 hours and of the 7 days, whoever has the conversation is told
   * that nobody answered; 0 for not at all.
   */
  nudgeMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(NUDGE_MINUTES_MAX)),
  /** As whom customers see what comes from the desk ("Personas API"): the Page, each agent, or one for all. */
  persona: v.picklist(["off", "agent", "desk"]),
  /** The desk's name for it. */
  personaName: v.pipe(v.string(), v.transform(inOneLine), v.maxLength(PERSONA_NAME_UNITS_MAX)),
  /** Its picture, also that of agents who have none. Without one messages come from the Page. */
  personaPicture: Picture,
  /** What programs send comes from it as well. */
  personaForPrograms: v.boolean(),
  /**
   * What a customer is told, once in a contact, when something of theirs could not be shown or kept; empty for nothing.
   */
  notProcessedText: v.pipe(
    v.string(),
    v.transform((text) => text.toWellFormed().trim()),
    v.maxLength(SEND_TEXT_UNITS_MAX),
  ),
  /** A contact is closed with the last of its tickets, unless its customer waits for an answer. */
  ticketClosesContact: v.boolean(),
  /** With a contact its tickets are to be closed: the system that keeps them is told (`ticket.close_requested`). */
  contactClosesTicket: v.boolean(),
  /** After how many days what is old is removed by itself; as a whole, and empty for never. */
  retention: Retention,
});
export type DeskSettings = v.InferOutput<typeof DeskSettings>;

const { undoSeconds, showsSeen, showsTyping, peopleApps, nudgeMinutes } = DeskSettings.entries;
const { ticketClosesContact, contactClosesTicket, retention } = DeskSettings.entries;
const { persona, personaName, personaPicture, personaForPrograms, notProcessedText } = DeskSettings.entries;
/** Some of the settings; what is left out stays. */
export const SomeDeskSettings = v.strictObject({
  undoSeconds: v.exactOptional(undoSeconds),
  showsSeen: v.exactOptional(showsSeen),
  showsTyping: v.exactOptional(showsTyping),
  peopleApps: v.exactOptional(peopleApps),
  nudgeMinutes: v.exactOptional(nudgeMinutes),
  persona: v.exactOptional(persona),
  personaName: v.exactOptional(personaName),
  personaPicture: v.exactOptional(personaPicture),
  personaForPrograms: v.exactOptional(personaForPrograms),
  notProcessedText: v.exactOptional(notProcessedText),
  ticketClosesContact: v.exactOptional(ticketClosesContact),
  contactClosesTicket: v.exactOptional(contactClosesTicket),
  retention: v.exactOptional(retention),
});

/** Until a supervisor decides. */
export const DEFAULT_DESK_SETTINGS: DeskSettings = {
  undoSeconds: 0,
  showsSeen: true,
  showsTyping: true,
  peopleApps: [],
  nudgeMinutes: 60,
  persona: "off",
  personaName: "",
  personaPicture: "",
  personaForPrograms: false,
  notProcessedText: "",
  ticketClosesContact: false,
  contactClosesTicket: false,
  retention: {},
};
