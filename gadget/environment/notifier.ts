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
    const locks = (navigator as Partial<Navigator>).locks;
    if (locks) await locks.request(name, run);
    else run();
  },
  show: ({ title, text, tag, opened }) => {
    const notify = (silent: boolean) => {
      const notice = new Notification(title, { body: text, tag, silent });
      notice.onclick = () => {
        window.focus();
        notice.close();
        opened();
      };
    };
    // Our own sound instead of the system's, which some systems do not have; the system's where ours is out of reach.
    source.load().then(
      ({ chime }) => {
        notify(true);
        chime();
      },
      () => {
        notify(false);
      },
    );
  },
};
