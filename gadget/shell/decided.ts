/** The agent decided something, and what they pressed goes: <fb-chat-gadget> moves the focus to where they write next. */
export function decided(element: Element): void {
  element.dispatchEvent(new Event("fb-chat-decided", { bubbles: true, composed: true }));
}
