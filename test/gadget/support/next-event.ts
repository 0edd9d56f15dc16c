/** The next event of a type that reaches the document, from inside of any shadow root. */
export function nextEvent<K extends keyof GlobalEventHandlersEventMap>(
  type: K,
): Promise<GlobalEventHandlersEventMap[K]> {
  return new Promise((resolve) => {
    document.addEventListener(type, resolve, { once: true });
  });
}
