/** How many bars a sound is drawn with. */
export const BARS = 40;
/** What is decoded takes about ten times as much memory; voice messages are far smaller. */
const BYTES_MAX = 4_000_000;
/** Enough to tell loud from quiet, and little to keep. */
const RATE = 8_000;

/**
 * How loud a sound is in each of BARS stretches of equal length, 0 to 1 where the loudest is 1. Null where the file may
 * not be read from here, is too large or is nothing that this browser decodes.
 */
export async function peaksOf(url: string): Promise<number[] | null> {
  try {
    const answer = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" });
    const bytes = answer.ok ? await answer.arrayBuffer() : null;
    if (!bytes || bytes.byteLength > BYTES_MAX) return null;
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
    return peaksIn(sound.getChannelData(0));
  } catch {
    return null;
  }
}

/** Pure. Samples are from -1 to 1. */
export function peaksIn(samples: Float32Array): number[] {
  const peaks = Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * samples.length) / BARS);
    const to = Math.floor(((bar + 1) * samples.length) / BARS);
    let peak = 0;
    for (let at = from; at < to; at++) peak = Math.max(peak, Math.abs(samples[at]!));
    return peak;
  });
  const loudest = Math.max(...peaks);
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest);
}
