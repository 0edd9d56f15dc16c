import type { GraphErrorCode } from "../send-error.ts";
import type { Facts } from "./facts.ts";
import { attention, good, isNews, unknown, valueOf, type Finding } from "./finding.ts";
import { bucketRegion } from "./region.ts";
import { tokenFindings } from "./token-findings.ts";

/** Meta's "temporarily restricted from sending" and "blocked for policy violations" ("error codes"). */
const RESTRICTED = { code: 10, subcode: 1893063 };
const BLOCKED = 368;
/** Of what Meta lets a Page call; beyond all of it calls are refused. */
const USAGE_HIGH_PERCENT = 75;
/** Logins and signed requests go by minutes. */
const CLOCK_OFF_MS = 60_000;

export const pageFindings = {
  fields: ({ fields, wantedFields }: Facts): Finding => {
    if (fields.kind !== "told") return unknown(fields.kind === "silent" ? "no_answer" : "not_told");
    if (fields.value.length === 0) return attention("not_subscribed", "resubscribe");
    const names = wantedFields.filter((field) => !fields.value.includes(field));
    return names.length > 0 ? attention("fields_missing", "resubscribe", { names }) : good();
  },

  /** No question tells whether Meta takes messages: after a refusal the next one that it takes does. */
  sending: (facts: Facts, now: number): Finding => {
    const { pause, refused, resumed } = facts;
    if (pause !== null) return attention("paused", "resume", { since: pause.at, ...codes(pause) });
    if (isNews(refused?.at ?? null, null, now) && refused !== null)
      return attention("refused", null, { since: refused.at, ...codes(refused) });
    if (tokenFindings.token(facts).state === "attention") return unknown("token_first");
    return resumed === null ? good() : unknown("resumed", { since: resumed.at });
  },

  standing: ({ pause, warning, resumed }: Facts): Finding => {
    const conduct = conductIn(pause);
    if (pause !== null && conduct !== null) return attention(conduct, "support_home", { since: pause.at });
    if (warning !== null) return attention("warned", "resume", { since: warning.at });
    return resumed !== null && conductIn(resumed) !== null
      ? unknown("resumed", { since: resumed.at })
      : good();
  },

  human_agent: ({ humanAgent }: Facts): Finding => {
    if (humanAgent === "unknown") return unknown("not_told");
    return humanAgent === "yes" ? good() : good("without_human_agent");
  },

  routing: ({ routing }: Facts): Finding => {
    const isOn = valueOf(routing);
    if (isOn === null) return unknown(routing.kind === "silent" ? "no_answer" : "not_told");
    return good(isOn ? "routing_on" : "routing_off");
  },

  europe: ({ europe }: Facts): Finding => {
    const applies = valueOf(europe);
    if (applies === null) return unknown(europe.kind === "silent" ? "no_answer" : "not_told");
    return good(applies ? "europe_applies" : "europe_not");
  },

  usage: ({ usage }: Facts): Finding =>
    usage >= USAGE_HIGH_PERCENT ? attention("usage_high", null, { amount: usage }) : good(),

  bucket: ({ bucket }: Facts): Finding => {
    if (bucket === "there") return good();
    return bucket === "missing" ? attention("bucket_missing", "deployment") : unknown("bucket_silent");
  },

  keys: ({ keys }: Facts): Finding => {
    if (keys === "missing") return attention("key_missing", "deployment");
    return keys === "former" ? attention("former_key", "reseal") : good();
  },

  clock: ({ clockAheadMs }: Facts): Finding => {
    if (clockAheadMs === null) return unknown();
    const amount = Math.round(clockAheadMs / 1000);
    return Math.abs(clockAheadMs) > CLOCK_OFF_MS ? attention("clock_off", "deployment", { amount }) : good();
  },

  jurisdiction: ({ jurisdiction }: Facts): Finding =>
    jurisdiction === null ? good("placed_anywhere") : good("placed", { names: [jurisdiction] }),

  bucket_jurisdiction: bucketRegion,

  /** No setting binds them, and none can be asked for it. */
  logs: (): Finding => good("logs_anywhere"),

  dead_letters: ({ box: { letters, lettersSince } }: Facts): Finding =>
    letters === 0
      ? good()
      : attention("letters_wait", "black_box", {
          amount: letters,
          ...(lettersSince == null ? {} : { since: lettersSince }),
        }),

  /** What is lost nobody brings back: it is news, and the section goes on to show it. */
  black_box: ({ box: { isOn, lostAt } }: Facts, now: number): Finding => {
    if (!isOn) return good("box_off");
    return isNews(lostAt, null, now)
      ? attention("box_gap", "black_box", { at: lostAt, since: lostAt })
      : good("box_on");
  },

  /** What was delivered afterwards settles one that did not come back. */
  round_trip: ({ roundTrip, heard }: Facts, now: number): Finding => {
    if (roundTrip === null) return unknown("never_tried");
    const { at, tookMs, error } = roundTrip;
    if (error !== null) return attention("test_refused", null, { at, since: at, ...codes(error) });
    if (tookMs !== null) return good("came_back", { at, amount: Math.round(tookMs / 100) / 10 });
    if (now - at < ROUND_TRIP_MS) return unknown("on_its_way", { at });
    const isSettled = (heard.lastWebhookAt ?? 0) > at + ROUND_TRIP_MS;
    return isSettled
      ? unknown("never_tried")
      : attention("not_come_back", "register_webhook", { at, since: at });
  },
};

/** Meta delivers at once, or a few seconds later. */
export const ROUND_TRIP_MS = 30_000;

/** What Meta has against the Page, where that is why it refuses. */
function conductIn(error: GraphErrorCode | null): "restricted" | "blocked" | null {
  if (error?.code === BLOCKED) return "blocked";
  return error?.code === RESTRICTED.code && error.subcode === RESTRICTED.subcode ? "restricted" : null;
}

function codes({ code, subcode }: { code: number; subcode: number | null }) {
  return { graphCode: code, graphSubcode: subcode };
}
