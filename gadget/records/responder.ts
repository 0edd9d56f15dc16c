/** What a page answers to an event with, and whether it did while it was told. */
export type Responder = {
  respondWith: (answer: unknown) => void;
  /** All listeners returned: what they answered, null where none did. Who answers from then on is told that nobody hears it. */
  end: () => { answer: unknown } | null;
};

/** Takes the first answer to an event of that name. */
export function responder(name: string): Responder {
  let given: { answer: unknown } | null = null;
  let isOver = false;
  return {
    respondWith: (answer) => {
      if (given === null && !isOver) {
        given = { answer };
        return;
      }
      // Of a second one nobody hears, not even that it failed.
      Promise.resolve(answer).catch(() => {});
      // As of a listener's own mistakes: on the page's console, for whoever made it.
      if (given === null) reportError(new Error(TOO_LATE(name)));
    },
    end: () => {
      isOver = true;
      return given;
    },
  };
}

const TOO_LATE = (name: string) =>
  `respondWith of ${name} was called after its listeners had returned, and is not heard. Call it while the event is told, with a promise where the answer comes later.`;
