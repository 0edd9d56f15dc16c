/** What somebody pasted: conversations, each once, and what is none. */
export type NamedPeople = { conversations: string[]; wrong: string[] };

const PSID = /^\d{5,40}$/;
/** `<pageId>:<psid>`, also within the address of a page that shows one; of a thread under a post Meta's id of what it began with. */
const NAME = /(?:^|[^\d])(\d{5,30}):(\d{5,40}(?:_\d{1,40})*)(?:$|[^\d_])/;

/**
 * Whom a text names: by PSID, of the Page that is chosen; by the name of a conversation; or by a link that holds one. One a line, or with
 * commas or spaces between.
 */
export function namedPeople(text: string, pageId: string | null): NamedPeople {
  const conversations = new Set<string>();
  const wrong = new Set<string>();
  for (const word of text.split(/[\s,;]+/).filter((one) => one !== "")) {
    const [, page, psid] = NAME.exec(decoded(word)) ?? [];
    if (page !== undefined && psid !== undefined) conversations.add(`${page}:${psid}`);
    else if (PSID.test(word) && pageId !== null) conversations.add(`${pageId}:${word}`);
    else wrong.add(word);
  }
  return { conversations: [...conversations], wrong: [...wrong] };
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
