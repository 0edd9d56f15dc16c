/** Waits until nothing moves or fades in an element any more, in its shadow roots as well: colours on their way are none's. */
export async function atRest(element: Element): Promise<void> {
  const moving = animationsIn(element);
  if (moving.length === 0) return;
  await Promise.allSettled(moving.map(({ finished }) => finished));
  await atRest(element);
}

/** What never ends by itself (a spinner, and what is held) is not waited for. */
function animationsIn(element: Element): Animation[] {
  const own = element.getAnimations({ subtree: true }).filter(({ effect, playState }) => {
    return playState === "running" && effect?.getComputedTiming().endTime !== Infinity;
  });
  const inside = [element, ...element.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
    shadowRoot ? [...shadowRoot.children].flatMap(animationsIn) : [],
  );
  return [...own, ...inside];
}
