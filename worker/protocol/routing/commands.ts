import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { Time } from "../ids.ts";
import { ATTRIBUTES_MAX, TAGS_OF_CONVERSATION_MAX } from "../limits.ts";
import type { Person } from "../message/entry.ts";
import { byId, Id, Language, PageId, PostId } from "./fields.ts";
import { AttributeValue } from "./tags.ts";
import type { Need } from "./people.ts";
import { RoutingConfig, type RoutingVersion, type Target } from "./config.ts";
import type { RoutingProblem } from "./problems.ts";

const Version = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Said = v.pipe(v.string(), v.maxLength(2_000));

/** As late as a clock goes (ECMA-262, Time Values), in ms. */

/**
 * What somebody wants to know where it would go. `language`: of the customer's profile; `text` tells what they write.
 * `tags`, `attributes`: what is said of them, by ids. `at` in ms, now if left out. `config`: by this draft; `wrong_state`
 * (`draft`) where it would not be kept.
 */
const Tried = {
  pageId: PageId,
  /** As a comment under that post; left out: in Messenger. */
  postId: v.exactOptional(PostId),
  ref: v.exactOptional(Said),
  payload: v.exactOptional(Said),
  text: v.exactOptional(Said),
  language: v.exactOptional(Language),
  returning: v.exactOptional(v.boolean()),
  tags: v.exactOptional(v.pipe(v.array(Id), v.maxLength(TAGS_OF_CONVERSATION_MAX))),
  attributes: v.exactOptional(v.pipe(byId(AttributeValue), v.maxEntries(ATTRIBUTES_MAX))),
  at: v.exactOptional(Time),
  config: v.exactOptional(RoutingConfig),
};

/**
 * Where it goes, by which rule (null: by none of them) and because of which of its conditions. `needs`, `priority` of its wait:
 * those of the place and of the rule; 0: the rule gives it none.
 */
export type RoutingTried = {
  rule: { id: string; name: string } | null;
  because: string[];
  /** The customer's language that it went by, and what told it; left out where nothing does. */
  language?: { tag: string; by: "profile" | "words" };
  to: Target;
  /** Of where it waits then: whether it is open at that time, and of its members who is there and available now. */
  isOpen: boolean;
  members: number;
  here: number;
  /**
   * The queue, or `pool`, to which they go on at once, because that is closed, or (asked of now) nobody of it is here; left
   * out where they stay.
   */
  goesOn?: string;
  needs: Need[];
  priority: number;
  /** Of those who are here, who can what is needed, before any of it is waived by waiting. */
  able: number;
};

/** What a routing document may name: the Pages of the desk (`name` null until Meta told it), and whoever is there or was of late. */
export type RoutingKnown = { pages: { pageId: string; name: string | null }[]; people: Person[] };

/** How a desk brings customers to agents. */
export const routingCommands = [
  /** Takes what is offered to the agent: `taken` when a colleague was first, `wrong_state` when it is offered to them no more. */
  command({
    name: "offer.accept",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: {},
    isKept: true,
    result: answer(),
  }),
  /**
   * Leaves it to others. Nothing happens to what is not offered to the agent. `reason`: one of the desk's for it, by its id;
   * `wrong_state` (`reason`) where the desk has none of that id, or wants one and there is none.
   */
  command({
    name: "offer.decline",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { reason: v.exactOptional(Id) },
    isKept: true,
    result: answer(),
  }),
  /** The document as it is, or as it was in a version of the last ROUTING_VERSIONS_MAX (`not_found`); version 0: nobody wrote one. */
  command({
    name: "routing.get",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: false,
    fields: { version: v.exactOptional(Version) },
    result: answer<{ version: number; config: RoutingConfig; problems: RoutingProblem[] }>(),
  }),
  /**
   * Writes another version. `base` is the one that was read: if somebody wrote one since, nothing is saved, and `version` is
   * theirs. Nor is it where a problem is one that is refused.
   */
  command({
    name: "routing.save",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: true,
    fields: { base: Version, config: RoutingConfig },
    result: answer<{ saved: boolean; version: number; problems: RoutingProblem[] }>(),
  }),
  /** What is wrong with a document, which is not kept. `bytes`: how large it is, of ROUTING_BYTES_MAX. */
  command({
    name: "routing.check",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: false,
    fields: { config: RoutingConfig },
    result: answer<{ problems: RoutingProblem[]; bytes: number }>(),
  }),
  /** Whom and what a document may name. */
  command({
    name: "routing.known",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<RoutingKnown>(),
  }),
  /** Says where a message would go, and why. Nothing is moved by it. */
  command({
    name: "routing.try",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: false,
    fields: Tried,
    result: answer<RoutingTried>(),
  }),
  /**
   * Makes a secret for a program of the document (`bots`; `not_found` where it is none), and tells it once (null to who
   * repeats the command): with it the program knows that this desk asks it. The one before signs beside it for a day.
   * `wrong_state` (`no_encryption_keys`) where none can be kept.
   */
  command({
    name: "bot.renewSecret",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: true,
    fields: { bot: Id },
    result: answer<{ secret: string | null }>(),
  }),
  /** Who wrote which version, the newest first. */
  command({
    name: "routing.versions",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ versions: RoutingVersion[] }>(),
  }),
] as const;
