import { setAttributes, tag, takenOf, type TaggedThen } from "../../../domain/tags/tagging.ts";
import type { BotAnswer } from "../../../protocol/bots/wire.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import { taggedOf, type ConversationRow } from "../list/row.ts";
import type { DeskStore } from "../store.ts";

/** What a program says of the customer, as far as the desk takes it; to say it again changes nothing. `write`: see Mover.tag(). */
export function sayOf(
  store: DeskStore,
  name: string,
  by: Person,
  { tags = [], attributes = {} }: BotAnswer,
  write: (row: ConversationRow, said: TaggedThen) => void,
): void {
  const { config } = store.routing.current();
  const row = (): ConversationRow | null => store.list.find(name);
  const before = row();
  if (before === null) return;
  const { add, set } = takenOf(taggedOf(before), config, { tags, attributes });
  const tagged = tag(taggedOf(before), config, { add, remove: [], by });
  if (tagged.ok) write(before, tagged.value);
  const after = row();
  if (after === null) return;
  const known = setAttributes(taggedOf(after), config, { set, by });
  if (known.ok) write(after, known.value);
}
