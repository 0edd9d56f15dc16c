/**
 * Makes a body fit the local Page and unlike every other body, by changing as little of its text as possible:
 * types, order, spaces, escapes and what is missing stay as they are.
 */
import { itemsIn, type Item } from "./items.ts";
import { idOf, itemsOf, member, readJson, type JsonNode } from "./json-text.ts";

/** Four digits of the run and four of the file. */
type Salt = string;

type Edit = {
  start: number;
  end: number;
  text: string;
};

/** `pageAliases`: ids that stand for the Page beside those of the entries. */
export function rewrite(text: string, pageId: string, salt: Salt, isFragment: boolean): string {
  const body = readJson(text);
  const items = itemsIn(body);
  const pages = new Set([...entryIds(body).map(idOf), ...(isFragment ? pageSides(items) : [])]);
  const edits: Edit[] = entryIds(body).map((node) => replaced(node, pageId));
  const people = new Map<string, string>();
  for (const item of items) {
    for (const side of ["sender", "recipient"] as const) {
      const node = member(member(item.event, side), "id");
      const id = item[side];
      if (node === undefined || id === null) continue;
      if (pages.has(id)) edits.push(replaced(node, pageId));
      else edits.push(replaced(node, personFor(id, people, salt)));
    }
    const names = [item.sender, item.recipient];
    if (names.every((id) => id === null || pages.has(id))) edits.push(...marked(item.node, salt));
  }
  edits.push(...midsIn(body).map(({ end }) => ({ start: end - 1, end: end - 1, text: `.${salt}` })));
  return apply(text, edits);
}

function entryIds(body: JsonNode): JsonNode[] {
  return itemsOf(member(body, "entry")).flatMap((entry) => {
    const id = member(entry, "id");
    return id === undefined || idOf(id) === null ? [] : [id];
  });
}

/** A single item comes without the entry that would name its Page. */
function pageSides(items: Item[]): (string | null)[] {
  return items.map(({ isEcho, sender, recipient }) => (isEcho ? sender : recipient));
}

/** Another id of the same looks: digits stay digits, as many as there were where there were enough. */
function personFor(id: string, people: Map<string, string>, salt: Salt): string {
  const count = String(people.size % 100).padStart(2, "0");
  const fresh = /^\d+$/.test(id)
    ? `${id.length >= 15 ? id.slice(0, -10) : "70123"}${salt}${count}`
    : `${id}-${salt}`;
  if (!people.has(id)) people.set(id, fresh);
  return people.get(id) ?? fresh;
}

/** Two equal items that name nobody would be one; this makes them differ between files, not within one. */
function marked(node: JsonNode, salt: Salt): Edit[] {
  if (node.kind === "string") return [{ start: node.end - 1, end: node.end - 1, text: `.${salt}` }];
  if (node.kind !== "object") return [];
  const comma = node.members.length > 0 ? "," : "";
  return [{ start: node.end - 1, end: node.end - 1, text: `${comma}"replay":"${salt}"` }];
}

/** Every non-empty `mid`, wherever it stands, and the members of every `mids`. */
function midsIn(node: JsonNode): JsonNode[] {
  if (node.kind === "array") return node.items.flatMap(midsIn);
  if (node.kind !== "object") return [];
  return node.members.flatMap(({ key, value }) => {
    const mids = key === "mid" ? [value] : key === "mids" ? itemsOf(value) : [];
    return [...mids.filter((mid) => mid.kind === "string" && mid.value !== ""), ...midsIn(value)];
  });
}

function replaced(node: JsonNode, id: string): Edit {
  return { start: node.start, end: node.end, text: node.kind === "string" ? JSON.stringify(id) : id };
}

function apply(text: string, edits: Edit[]): string {
  const inOrder = edits.toSorted((a, b) => b.start - a.start);
  return inOrder.reduce(
    (now, { start, end, text: fresh }) => now.slice(0, start) + fresh + now.slice(end),
    text,
  );
}
