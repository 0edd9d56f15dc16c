/** Graph API, "versions": until when each serves; null: Meta has not said. Retired ones are those below. */
const ENDS: Readonly<Record<string, string | null>> = {
  "v20.0": "2026-09-24",
  "v21.0": "2027-01-21",
  "v22.0": "2027-05-20",
  "v23.0": "2027-10-08",
  "v24.0": "2028-02-18",
  "v25.0": "2028-07-29",
  "v26.0": null,
  "v27.0": null,
};

const OLDEST = 20;

/** Until when the version in this address serves, in ms. `null`: no end is set; `undefined`: nobody here knows the version. */
export function endOfVersion(graphUrl: string): number | null | undefined {
  const version = /\/(v\d+\.\d+)\/?$/.exec(graphUrl)?.[1];
  if (version === undefined) return undefined;
  if (Number(version.slice(1)) < OLDEST) return Date.parse(ENDS[`v${OLDEST}.0`] ?? "");
  const end = ENDS[version];
  return typeof end === "string" ? Date.parse(end) : end;
}
