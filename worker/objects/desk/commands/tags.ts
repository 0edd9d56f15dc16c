import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { setAttributes, tag, type TaggedThen, type TagRefusal } from "../../../domain/tags/tagging.ts";
import type { AttributeValue } from "../../../protocol/routing/tags.ts";
import { taggedOf } from "../list/row.ts";
import { wasSo, type Done, type Handlers, type Tools } from "./call.ts";
import { isRepeated, withDecision, type Decision } from "./decide.ts";

type TagType = "conversation.tag" | "conversation.attributes";

/** What agents say of a conversation. */
export function tagHandlers({ store, mover, masks }: Tools): Handlers<TagType> {
  const decide = (call: Decision, outcome: Outcome<TaggedThen, TagRefusal>): Done<TagType> => {
    if (!outcome.ok) return refused(outcome.refusal);
    if (outcome.value.line === null) return wasSo(null);
    mover.tag(call.row, outcome.value, withDecision(call));
    return done(null);
  };

  return {
    "conversation.tag": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { actor, command, row } = call;
      const { add = [], remove = [] } = command;
      const by = { sub: actor.sub, name: actor.name };
      return decide(call, tag(taggedOf(row), store.routing.current().config, { add, remove, by }));
    },

    "conversation.attributes": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { actor, command, row } = call;
      const { of } = command;
      const before = taggedOf(row);
      const set: Record<string, AttributeValue | null> = {};
      for (const [id, value] of Object.entries(command.set)) {
        const was = before.attributes.find((it) => it.id === id)?.value;
        // What they do not see stays in it where they leave it.
        const kept = typeof value === "string" ? masks.written(actor, value, textOf(was)) : value;
        if (kept === null && value !== null) return refused({ code: "wrong_state", state: "hidden" });
        set[id] = kept;
      }
      const said = { set, ...(of === undefined ? {} : { of }), by: { sub: actor.sub, name: actor.name } };
      return decide(call, setAttributes(before, store.routing.current().config, said));
    },
  };
}

function textOf(value: AttributeValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
