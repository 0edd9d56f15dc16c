import type { Notifier } from "./platform.ts";

/** Notices as browsers have them. Nothing is shown where the page has no permission. */
export const browserNotifier: Notifier = {
  get permission() {
    return "Notification" in globalThis ? Notification.permission : "denied";
  },
  ask: () => Notification.requestPermission(),
  oneTab: async (name, run) => {
    const locks = (navigator as Partial<Navigator>).locks;
    if (locks) await locks.request(name, run);
    else run();
  },
  show: ({ title, text, tag, opened }) => {
    // Our own sound instead of the system's, which some systems do not have.
    const notice = new Notification(title, { body: text, tag, silent: true });
    notice.onclick = () => {
      window.focus();
      notice.close();
      opened();
    };
    chime();
  },
};

/** Two soft notes. Browsers keep silent until the person did something on the page. */
function chime(): void {
  const audio = new AudioContext();
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
}
