/** The blanks of what was inserted last, by conversation: what else stands in braces is what somebody wrote. */
const expected = new Map<string, ReadonlySet<string>>();

/** From now on these are blanks in the box of that conversation, and the first of them is selected. Answers how many there are. */
export function expectBlanks(
  input: HTMLTextAreaElement,
  conversation: string,
  from: number,
  { left }: { text: string; left: readonly string[] },
): number {
  expected.set(conversation, new Set([...(expected.get(conversation) ?? []), ...left]));
  const [first] = blanksFrom(input.value, conversation, from);
  if (first && left.length > 0) input.setSelectionRange(first.from, first.to);
  return left.length;
}

/**
 * Tab leads to the next blank of the box, and behind the last to the first that was left; Shift+Tab to the one before, and from the
 * first out of the box, as Tab does from the only one. True: the key was that.
 */
export function blankKey(event: KeyboardEvent, input: HTMLTextAreaElement, conversation: string): boolean {
  if (event.key !== "Tab" || event.ctrlKey || event.metaKey || event.altKey) return false;
  const all = blanksFrom(input.value, conversation, 0);
  const next = event.shiftKey
    ? all.findLast(({ to }) => to <= input.selectionStart)
    : (all.find(({ from }) => from >= input.selectionEnd) ??
      all.find(({ to }) => to <= input.selectionStart));
  if (!next) return false;
  event.preventDefault();
  input.setSelectionRange(next.from, next.to);
  return true;
}

/** Selects the first blank that is not filled in, and answers its name; null: there is none. */
export function firstBlankLeft(input: HTMLTextAreaElement, conversation: string): string | null {
  const [first] = blanksFrom(input.value, conversation, 0);
  if (!first) {
    expected.delete(conversation);
    return null;
  }
  input.focus();
  input.setSelectionRange(first.from, first.to);
  return first.name;
}

type Blank = { name: string; from: number; to: number };

function blanksFrom(text: string, conversation: string, from: number): Blank[] {
  const names = expected.get(conversation);
  if (names === undefined) return [];
  return [...text.matchAll(/\{\{([^{}\n]+)\}\}/g)]
    .filter(({ 1: name = "", index }) => names.has(name) && index >= from)
    .map(({ 0: whole, 1: name = "", index }) => ({ name, from: index, to: index + whole.length }));
}
