/** What the shop is told when it starts. */
export type ShopSettings = {
  port: number;
  /** Of SQLite; `:memory:` for none. */
  file: string;
  /** The desk's Worker, and the key by which it lets the shop in. */
  desk: { url: string; key: string };
  /** The Page to which customers come, and the app that hears of them. */
  page: string;
  app: string;
  /** Where Messenger's links and plugins are: Meta's own, or what stands in for them on this machine. */
  messenger: Messenger;
};

/** `links`: what links to the Page begin with; `script`: of the plugins; `frames`: the origins that they are shown from. */
export type Messenger = { links: string; script: string; frames: string };

const META: Messenger = {
  links: "https://m.me/",
  script: "https://connect.facebook.net/en_US/sdk.js",
  frames: "https://www.facebook.com https://web.facebook.com",
};

/** The simulator's, at this origin. */
export function messengerAt(origin: string): Messenger {
  return { links: `${origin}/m.me/`, script: `${origin}/sdk.js`, frames: origin };
}

/** @throws Error with a sentence for people */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): ShopSettings {
  const required = (name: string): string => {
    const value = environment[name]?.trim() ?? "";
    if (value === "") throw new Error(`${name} is not set.`);
    return value;
  };
  const port = Number(required("SHOP_PORT"));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error("SHOP_PORT is no port.");
  const simulator = environment["SHOP_SIMULATOR"] ?? "";
  return {
    port,
    file: required("SHOP_FILE"),
    desk: { url: required("SHOP_DESK"), key: required("SHOP_KEY") },
    page: required("SHOP_PAGE"),
    app: required("SHOP_APP"),
    messenger: simulator === "" ? META : messengerAt(simulator),
  };
}
