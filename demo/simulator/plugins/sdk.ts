/**
 * In place of `https://connect.facebook.net/<locale>/sdk.js`, as far as a shop needs it for the two plugins of Messenger: a
 * site written for Meta's own script runs with this one by another address alone.
 */
type Listener = (said: Record<string, unknown>) => void;
type Facebook = {
  init(options: unknown): void;
  XFBML: { parse(within?: ParentNode): void };
  Event: {
    subscribe(name: string, listener: Listener): void;
    unsubscribe(name: string, listener: Listener): void;
  };
  AppEvents: { logEvent(name: string, value?: number | null, parameters?: Record<string, unknown>): void };
};

declare global {
  interface Window {
    FB?: Facebook;
    fbAsyncInit?: () => void;
  }
}

type Kind = "send_to_messenger" | "messenger_checkbox";
type Shown = { kind: Kind; frame: HTMLIFrameElement; told: Record<string, unknown> };

const META = new URL(document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "")
  .origin;
const PLUGINS: readonly (readonly [string, Kind, string])[] = [
  [".fb-send-to-messenger", "send_to_messenger", "/plugins/send_to_messenger"],
  [".fb-messenger-checkbox", "messenger_checkbox", "/plugins/checkbox"],
];
/** `height`: until the frame says how high it is. */
const SIZE = { width: 320, height: 80 };

const listeners = new Map<string, Set<Listener>>();
const shown = new Set<Shown>();

function parse(within: ParentNode = document): void {
  for (const [selector, kind, path] of PLUGINS) {
    for (const element of within.querySelectorAll<HTMLElement>(selector))
      if (element.querySelector("iframe") === null) show(element, kind, path);
  }
}

function show(element: HTMLElement, kind: Kind, path: string): void {
  const said = (name: string): string =>
    element.getAttribute(name) ?? element.getAttribute(`data-${name.replaceAll("_", "-")}`) ?? "";
  const told = {
    app_id: said("messenger_app_id"),
    page_id: said("page_id"),
    ref: said("ref"),
    ...(kind === "messenger_checkbox" ? { user_ref: said("user_ref") } : {}),
  };
  const look = ["color", "size", "cta_text", "skin"].map((name) => [name, said(name)] as const);
  const query = new URLSearchParams({
    ...told,
    ...Object.fromEntries(look.filter(([, value]) => value !== "")),
    origin: location.origin,
  });
  const frame = document.createElement("iframe");
  frame.title = "Messenger";
  frame.src = `${META}${path}?${query.toString()}`;
  Object.assign(frame.style, {
    ...{ border: "0", colorScheme: "light dark", maxInlineSize: "100%" },
    inlineSize: `${String(SIZE.width)}px`,
  });
  resize(frame, SIZE);
  element.append(frame);
  shown.add({ kind, frame, told });
}

function resize(frame: HTMLIFrameElement, { height }: { height: number }): void {
  frame.style.blockSize = `${String(height)}px`;
}

function onTold({ source, origin, data }: MessageEvent<unknown>): void {
  const plugin = [...shown].find(({ frame }) => frame.contentWindow === source);
  if (plugin === undefined || origin !== META || typeof data !== "object" || data === null) return;
  const what = "messengerPlugin" in data ? (data.messengerPlugin as Record<string, unknown>) : {};
  const { size, ...event } = what;
  if (size !== undefined) resize(plugin.frame, size as { height: number });
  if (event["event"] === "hidden") plugin.frame.hidden = true;
  if (event["event"] === undefined) return;
  for (const listener of listeners.get(plugin.kind) ?? []) listener({ ...event, ...plugin.told });
}

/** A form with a checkbox was sent (checkbox plugin): until then a box that is checked is nothing but that. */
function confirmCheckbox(parameters: Record<string, unknown>): void {
  const { user_ref: userRef, ref } = parameters;
  for (const { kind, frame, told } of shown) {
    if (kind !== "messenger_checkbox" || told["user_ref"] !== userRef) continue;
    frame.contentWindow?.postMessage({ confirmMessengerCheckbox: typeof ref === "string" ? ref : "" }, META);
  }
}

addEventListener("message", onTold);

window.FB = {
  init: () => parse(),
  XFBML: { parse },
  Event: {
    subscribe(name, listener) {
      const those = listeners.get(name) ?? new Set();
      listeners.set(name, those.add(listener));
    },
    unsubscribe(name, listener) {
      listeners.get(name)?.delete(listener);
    },
  },
  AppEvents: {
    logEvent(name, _, parameters = {}) {
      if (name === "MessengerCheckboxUserConfirmation") confirmCheckbox(parameters);
    },
  },
};
window.fbAsyncInit?.();

export {};
