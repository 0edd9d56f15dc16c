import { chime } from "../late/chime.ts";
import type { Notifier } from "./doors.ts";

/** Notices as browsers have them. Nothing is shown where the page has no permission. */
export const browserNotifier: Notifier = {
  get permission() {
    return "Notification" in globalThis ? Notification.permission : "denied";
  },
  get sight() {
    if (document.visibilityState !== "visible") return "hidden";
    return document.hasFocus() ? "focused" : "visible";
  },
  ask: () => Notification.requestPermission(),
  oneTab: async (name, run) => {
    let hasRun = false;
    const once = () => {
      hasRun = true;
      run();
    };
    // Not there on pages without TLS, refused where the page may keep nothing: then each tab is alone.
    const locks = (navigator as Partial<Navigator>).locks;
    await locks?.request(name, once).catch(() => {});
    if (!hasRun) once();
  },
  show: (notice) => void show(notice),
};

async function show({ title, text, tag, opened }: Parameters<Notifier["show"]>[0]): Promise<void> {
  // Our own sound instead of the system's, which some systems do not have; the system's where ours is out of reach.
  const isHeard = (await chime.load()) && chime.value!.chime();
  try {
    // A second message takes the place of the first one's notice, and is told like it.
    const options: NotificationOptions & { renotify: boolean } = {
      body: text,
      tag,
      silent: isHeard,
      renotify: true,
    };
    const notice = new Notification(title, options);
    notice.onclick = () => {
      window.focus();
      notice.close();
      opened();
    };
  } catch {
    // Chrome on Android lets only service workers show notices; the sound is for everybody.
  }
}
