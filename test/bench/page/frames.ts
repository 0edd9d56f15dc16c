/** Times between drawn frames that are longer than they should be. */
export type Frames = { count: number; over50: number; over100: number; longestMs: number };

/** Counts frames from here on; the answer ends that. What is drawn on time counts as 16 ms. */
export function watchFrames(): () => Frames {
  const frames: Frames = { count: 0, over50: 0, over100: 0, longestMs: 0 };
  let last = performance.now();
  let handle = requestAnimationFrame(function step(now) {
    const ms = now - last;
    last = now;
    frames.count += 1;
    if (ms > 50) frames.over50 += 1;
    if (ms > 100) frames.over100 += 1;
    frames.longestMs = Math.max(frames.longestMs, ms);
    handle = requestAnimationFrame(step);
  });
  return () => {
    cancelAnimationFrame(handle);
    return frames;
  };
}

/** Until what was rendered is on the screen. */
export async function drawn(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
}
