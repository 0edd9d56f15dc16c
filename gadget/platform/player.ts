/** What is being played of samples. */
export type Playing = { seconds: () => number; stop: () => void };

/**
 * Plays samples from there on; null where this browser plays none. Not by an address of its own, which a page's policy of
 * contents would have to allow (`media-src blob:`).
 */
export function playSamples(
  samples: Float32Array<ArrayBuffer>,
  rate: number,
  from: number,
  ended: () => void,
): Playing | null {
  try {
    const audio = new AudioContext();
    const buffer = audio.createBuffer(1, Math.max(1, samples.length), rate);
    buffer.copyToChannel(samples, 0);
    const source = audio.createBufferSource();
    source.buffer = buffer;
    source.connect(audio.destination);
    const begun = audio.currentTime;
    let isOver = false;
    const end = () => {
      if (isOver) return false;
      isOver = true;
      void audio.close().catch(() => {});
      return true;
    };
    source.addEventListener("ended", () => {
      if (end()) ended();
    });
    source.start(0, from);
    return {
      seconds: () => from + audio.currentTime - begun,
      stop: () => {
        if (end()) source.stop();
      },
    };
  } catch {
    return null; // no such thing here, or no device left
  }
}
