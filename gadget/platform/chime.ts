/** Two soft notes; false where the browser plays none. Browsers keep silent until the person did something on the page. */
export function chime(): boolean {
  let audio: AudioContext;
  try {
    audio = new AudioContext();
  } catch {
    return false; // no such thing here, or no device left
  }
  const gain = audio.createGain();
  gain.connect(audio.destination);
  const start = audio.currentTime;
  gain.gain.setValueAtTime(0.12, start);
  gain.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
  for (const [frequency, delay] of [
    [660, 0],
    [880, 0.12],
  ] as const) {
    const note = audio.createOscillator();
    note.frequency.value = frequency;
    note.connect(gain);
    note.start(start + delay);
    note.stop(start + 0.5);
  }
  setTimeout(() => void audio.close(), 1_000);
  return true;
}
