import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { ATTRIBUTES_MAX, TAGS_OF_CONVERSATION_MAX } from "../limits.ts";
import { byId, Id } from "../routing/fields.ts";
import { Attribute, AttributeValue } from "../routing/tags.ts";

const Tags = v.pipe(v.array(Id), v.maxLength(TAGS_OF_CONVERSATION_MAX));

/** What agents say of a conversation. */
export const tagCommands = [
  /**
   * Adds tags of the routing document, and removes others, whichever it has by then: of two agents both keep what they said. `tag`
   * where the desk has no such tag, or the conversation would have more than TAGS_OF_CONVERSATION_MAX. A closed one may have them as well.
   */
  command({
    name: "conversation.tag",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { add: v.exactOptional(Tags), remove: v.exactOptional(Tags) },
    isKept: true,
    result: answer(),
  }),
  /**
   * Says what is known of the customer and of the contact, by the ids of the routing document's attributes; null: it is known no
   * more. The others stay as they are. `of`: those of the customer alone, or of the contact. `attribute` where one is not there (nor
   * of these), or does not take that value.
   */
  command({
    name: "conversation.attributes",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: {
      set: v.pipe(byId(v.nullable(AttributeValue)), v.maxEntries(ATTRIBUTES_MAX)),
      of: v.exactOptional(Attribute.entries.of),
    },
    isKept: true,
    result: answer(),
  }),
] as const;
