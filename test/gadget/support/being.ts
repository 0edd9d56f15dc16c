import { replacing } from "./replacing.ts";

/** Lets the browser say that it is in this time zone, until the test is over. */
export function being(zone: string | undefined): void {
  const { resolvedOptions } = Intl.DateTimeFormat.prototype;
  replacing(Intl.DateTimeFormat.prototype, "resolvedOptions", {
    value(this: Intl.DateTimeFormat) {
      return { ...resolvedOptions.call(this), timeZone: zone };
    },
  });
}
