import type { Mutation } from "./mutation.ts";

const TAGGING = "worker/domain/tags/tagging.ts";
const DOMAIN = "test/worker/domain/tags/tagging.test.ts";
const DESK = "test/worker/desk/tags.test.ts";

/** What agents and programs say of conversations. */
export const TAGS: readonly Mutation[] = [
  {
    breaks: "a conversation has as many tags as anybody likes",
    file: TAGGING,
    from: "if (added.length > 0 && tags.length > TAGS_OF_CONVERSATION_MAX)",
    to: "if (false)",
    caughtBy: { file: DOMAIN, test: "are no more than there may be" },
  },
  {
    breaks: "a row of the list holds whatever is known",
    file: TAGGING,
    from: "if (told.length > 0 && bytesOf(attributes) > ATTRIBUTES_BYTES_MAX)",
    to: "if (false)",
    caughtBy: { file: DOMAIN, test: "than a row of a list may hold" },
  },
  {
    breaks: "what is known of a contact is known of the next one",
    file: "worker/objects/desk/list/publications.ts",
    from: "tagged: isOther(row?.contact, contact) ? taggedAfterContact(row) : (row?.tagged ?? null),",
    to: "tagged: row?.tagged ?? null,",
    caughtBy: { file: DESK, test: "ends with it" },
  },
  {
    breaks: "news of a customer forget what is said of them",
    file: "worker/objects/desk/list/publications.ts",
    from: "taggedAfterContact(row) : (row?.tagged ?? null),",
    to: "taggedAfterContact(row) : null,",
    caughtBy: { file: DESK, test: "outlives its instance" },
  },
  {
    breaks: "a tag is given once more by the same command",
    file: "worker/objects/desk/states/mover.ts",
    from: "if (decided !== null) store.ownership.setDecided(before.name, decided);\n      store.ownership.setTagged",
    to: "store.ownership.setTagged",
    caughtBy: { file: DESK, test: "is not said once more by the same command" },
  },
  {
    breaks: "who is said to be important waits as long as all",
    file: "worker/objects/desk/states/mover.ts",
    from: "wasTagged(before.name);",
    to: "",
    caughtBy: { file: DESK, test: "bring who waits before others" },
  },
];
