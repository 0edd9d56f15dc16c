/** Shows the gadget's public events as they bubble up to the page. */
const NAMES = [
  "fb-chat-ready",
  "fb-chat-connection",
  "fb-chat-conversation-selected",
  "fb-chat-message-received",
  "fb-chat-message-sent",
  "fb-chat-message-failed",
  "fb-chat-assignment",
  "fb-chat-unread",
  "fb-chat-notify",
  "fb-chat-link-click",
  "fb-chat-error",
  "fb-chat-auth-required",
] as const;
const LINES_MAX = 200;

export function logEvents(list: HTMLElement, clear: HTMLElement): void {
  for (const name of NAMES) {
    document.addEventListener(name, (event) => {
      list.prepend(line(name, event.detail));
      while (list.children.length > LINES_MAX) list.lastElementChild?.remove();
    });
  }
  clear.addEventListener("click", () => list.replaceChildren());
}

function line(name: string, detail: object): HTMLElement {
  const item = document.createElement("li");
  const time = document.createElement("time");
  time.textContent = new Date().toLocaleTimeString("en-GB");
  const title = document.createElement("code");
  title.textContent = name;
  const text = document.createElement("span");
  text.textContent = inShort(detail);
  item.title = JSON.stringify(detail, null, 2);
  item.append(time, title, text);
  return item;
}

/** What tells one event from the next; the whole detail is in the tooltip. */
function inShort(detail: object): string {
  const told = Object.entries(detail).filter(([key]) => key !== "mid");
  const words = told.map(([, value]: [string, unknown]) => {
    if (typeof value === "string") return value.replace(/^\d+:\d*(\d{4})$/, "…$1");
    const entries = (Array.isArray(value) ? value : [value]) as ({ content?: { text?: string } } | null)[];
    return entries.map((entry) => entry?.content?.text ?? JSON.stringify(entry)).join(" | ");
  });
  return words.join(" · ");
}
