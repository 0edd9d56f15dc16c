import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { Time } from "../ids.ts";
import { REFERENCES_PAGE_MAX } from "../limits.ts";
import { CustomerRecord } from "../records/record.ts";
import { PageId } from "../routing/fields.ts";
import { Outgoing } from "../outgoing/outgoing.ts";
import { UserRef, type BoxTold } from "./box.ts";
import { ReferenceId, ReferenceKind, ReferenceValue, type ReferenceTold } from "./reference.ts";

/** What a shop gives a customer to come by, so that it is known whom they are and what it is about. */
export const referenceCommands = [
  /**
   * Makes one for a Page of the desk; left out: for the one that it has (`wrong_state`, `page`, where it has several; `not_found`
   * without one). `expires` (ms) left out: after REFERENCE_MS; `wrong_state` where it is over (`over`) or later than in REFERENCE_MS_MAX (`late`), and
   * where the deployment has no key to seal it with (`no_encryption_keys`). `single`: it is good once, and not for the same person
   * again. `record`: whom the conversation is linked to then. Given again it answers with what it made.
   */
  command({
    name: "reference.create",
    about: "desk",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: {
      pageId: v.exactOptional(PageId),
      kind: ReferenceKind,
      value: ReferenceValue,
      record: v.exactOptional(CustomerRecord),
      expires: v.exactOptional(Time),
      single: v.exactOptional(v.boolean()),
    },
    result: answer<ReferenceTold>(),
  }),
  /**
   * Those that are kept, the ones that end last first; `after`: the `reference` behind which to go on (`not_found` where it is kept no
   * more).
   */
  command({
    name: "reference.list",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(REFERENCES_PAGE_MAX)),
      after: v.exactOptional(ReferenceId),
    },
    result: answer<{ references: ReferenceTold[]; more: boolean }>(),
  }),
  /** From then on nobody comes by it (`revoked`). Who came by it before is linked as they were. */
  command({
    name: "reference.revoke",
    about: "desk",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { reference: ReferenceId },
    result: answer<ReferenceTold>(),
  }),
  /** One that was made, and who came by it. Kept for 30 days after its end. */
  command({
    name: "reference.read",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { reference: ReferenceId },
    result: answer<ReferenceTold>(),
  }),
  /** A checkbox that somebody confirmed on a web site, and who it was once they answered. Kept for 30 days. */
  command({
    name: "checkbox.read",
    about: "page",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { userRef: UserRef },
    result: answer<BoxTold>(),
  }),
  /**
   * Writes to who confirmed a checkbox before it is known who they are: once, within 24 hours of that, a text or a template without files
   * (`not_sendable`). `wrong_state`: something was written (`written`), or they are known (`known`), and are written to as anybody is.
   * Given again it answers with what became of it. What Meta took for certain or perhaps is never sent twice.
   */
  command({
    name: "checkbox.write",
    about: "page",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { userRef: UserRef, outgoing: Outgoing },
    result: answer<BoxTold>(),
  }),
] as const;
