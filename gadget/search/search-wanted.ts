/** Somebody wants to search all that was said, at first for these words. For the gadget around. Internal. */
export class SearchWantedEvent extends Event {
  readonly words: string;

  constructor(words: string) {
    super("fb-chat-search-wanted", { bubbles: true, composed: true });
    this.words = words;
  }
}
