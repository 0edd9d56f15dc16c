import { dataTo, type ToldTo } from "./cut.ts";

/** What an event says: `at` (ms) is when it happened, `data` JSON. */
type Told = { at: number; type: string; data: string };

/** The body of a delivery (JSON), with what an endpoint may be told. */
export function bodyOf(to: ToldTo, { at, type, data }: Told): string {
  return JSON.stringify({
    type,
    timestamp: new Date(at).toISOString(),
    data: dataTo(to, JSON.parse(data) as object),
  });
}
