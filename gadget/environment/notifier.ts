import type { Notifier } from "../data/platform.ts";

/** Where the sound comes from; tests let it fail. */
export const source = { load: () => import("./chime.ts") };

/** Notices as browsers have them. Nothing is shown where the page has no permission. */
export const browserNotifier: Notifier = {
  get permission() {
    return "Notification" in globalThis ? Notification.permission : "denied";
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
  const isHeard = await source.load().then(
    ({ chime }) => chime(),
    () => false,
  );
  try {
    const notice = new Notification(title, { body: text, tag, silent: isHeard });
    notice.onclick = () => {
      window.focus();
      notice.close();
      opened();
    };
  } catch {
    // Chrome on Android lets only service workers show notices; the sound is for everybody.
  }
}
