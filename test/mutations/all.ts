import { ANSWERING } from "./answers.ts";
import { KNOWN_OF_CUSTOMERS } from "./customer.ts";
import { BLACK_BOX } from "./black-box.ts";
import { BOUNDS_AND_ANSWERS } from "./bounds.ts";
import { ENDS_OF_CONTACTS } from "./contact.ts";
import { DESK_AND_ACCESS } from "./desk.ts";
import { DIRECTORY_AND_LOGIN } from "./directory.ts";
import { DOCTORING } from "./doctor.ts";
import { ERASING } from "./erasure.ts";
import { FILES } from "./files.ts";
import { HELD_IN_MEMORY } from "./held-rows.ts";
import { INBOUND } from "./inbound.ts";
import { CHOOSING_AGENTS } from "./routing.ts";
import { SEEN_ON_THE_PHONE } from "./kill.ts";
import { KINDS } from "./kinds.ts";
import { CANNED } from "./canned.ts";
import { SEVERAL } from "./bulk.ts";
import { MASKING } from "./masking.ts";
import { MEDIA } from "./media.ts";
import { LANGUAGES_OF_CUSTOMERS } from "./language.ts";
import type { Mutation } from "./mutation.ts";
import { WRITTEN_TO_COLLEAGUES } from "./notes.ts";
import { TOLD_OF_OFFERS } from "./offers.ts";
import { OUTBOUND } from "./outbound.ts";
import { RECORD } from "./record.ts";
import { FIGURES } from "./reports.ts";
import { REVIEWER_LINKS } from "./review.ts";
import { SATISFACTION } from "./satisfaction.ts";
import { SEARCHING } from "./search.ts";
import { COMMENTS } from "./comments.ts";
import { WEBHOOKS } from "./webhooks.ts";
import { VIEWING } from "./views.ts";
import { SIGHTS } from "./sight.ts";
import { SET_UP_AND_HEALTH } from "./set-up.ts";
import { TAGS } from "./tags.ts";
import { WHO_LEADS } from "./team.ts";

/** All of them, in the order of `npm run mutate`. */
export const MUTATIONS: readonly Mutation[] = [
  ...INBOUND,
  ...ENDS_OF_CONTACTS,
  ...OUTBOUND,
  ...MEDIA,
  ...FILES,
  ...KINDS,
  ...RECORD,
  ...ANSWERING,
  ...DESK_AND_ACCESS,
  ...WRITTEN_TO_COLLEAGUES,
  ...HELD_IN_MEMORY,
  ...SET_UP_AND_HEALTH,
  ...DOCTORING,
  ...DIRECTORY_AND_LOGIN,
  ...ERASING,
  ...BLACK_BOX,
  ...MASKING,
  ...BOUNDS_AND_ANSWERS,
  ...TOLD_OF_OFFERS,
  ...REVIEWER_LINKS,
  ...WHO_LEADS,
  ...SIGHTS,
  ...SEARCHING,
  ...COMMENTS,
  ...WEBHOOKS,
  ...VIEWING,
  ...CANNED,
  ...SEVERAL,
  ...KNOWN_OF_CUSTOMERS,
  ...TAGS,
  ...FIGURES,
  ...SATISFACTION,
  ...CHOOSING_AGENTS,
  ...LANGUAGES_OF_CUSTOMERS,
  ...SEEN_ON_THE_PHONE,
];
