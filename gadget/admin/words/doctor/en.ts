import type { CheckName, CheckReason, Fix } from "../../../../worker/protocol/admin/doctor.ts";

/** What belongs to a finding, ready to be read. */
type Told = { names: string; at: string; code: string; amount: string; address: string };
type Sentence = string | ((told: Told) => string);

/** What the doctor says of a Page. */
export type DoctorWords = {
  title: string;
  test: string;
  never: string;
  at: (time: string) => string;
  since: (time: string) => string;
  allWell: string;
  /** Heading over what needs nobody. */
  others: string;
  states: Record<"good" | "attention" | "unknown", string>;
  checks: Record<CheckName, string>;
  reasons: Record<CheckReason, Sentence>;
  fixes: Record<Exclude<Fix, "deployment">, string>;
  /** Of a check while the others are told already. */
  running: string;
  /** Before the place in Meta's own screens, which has English names. */
  where: string;
  roundTrip: string;
  roundTripHint: string;
  psid: string;
  roundTripRunning: (seconds: number) => string;
  commentsTitle: string;
  commentsOn: string;
  commentsOff: string;
  commentsOnHint: string;
  commentsOffHint: string;
  commentsNeed: string;
  commentsTurnOn: string;
  commentsTurnOff: string;
  fieldsTitle: string;
  fieldsHint: string;
  fieldsPress: string;
  testing: (done: number, all: number) => string;
  /** Who mends what stands in the Worker's settings. */
  deployment: string;
  /** Where the app is the deployment's own: the name of what is to be set. */
  appSetting: (setting: string) => string;
};

export const doctorEn: DoctorWords = {
  title: "Connection",
  test: "Test connection",
  never: "It was not tested yet.",
  at: (time) => `Tested ${time}`,
  since: (time) => `since ${time}`,
  allWell: "Nothing needs attention.",
  others: "All checks",
  states: { good: "in order", attention: "needs attention", unknown: "not known" },
  checks: {
    token: "Token",
    token_end: "End of the token",
    data_access: "Access to data",
    permissions: "Permissions",
    tasks: "Tasks at the Page",
    app: "App id and secret",
    app_mode: "App mode",
    fields: "What the Page sends",
    webhook: "Webhook of the app",
    handshake: "Verify token",
    deliveries: "Last delivery",
    sending: "Sending",
    standing: "Conduct of the Page",
    human_agent: "Human Agent",
    routing: "Conversation Routing",
    europe: "Rules for Europe",
    usage: "Calls to Meta",
    version: "Graph API version",
    bucket: "Bucket for files",
    keys: "Encryption keys",
    clock: "Clock",
    jurisdiction: "Where data lies",
    bucket_jurisdiction: "Where files lie",
    logs: "Logs",
    dead_letters: "Dead letters",
    black_box: "Black box",
    round_trip: "Round trip",
  },
  reasons: {
    no_answer: "Meta did not answer this.",
    not_told: "Meta does not tell this.",
    mode_not_told: "Meta tells no program this: the app has to be live. Look at the top of its dashboard.",
    disconnected: ({ at }) => `The Page was disconnected ${at}.`,
    placed: ({ names }) =>
      `In the region ${names}, where it stays: conversations, lists, search, audit, black box.`,
    placed_anywhere: "No region is set: it stays where it was first written.",
    bucket_placed: ({ names }) => `In the region ${names}, as the bucket is configured.`,
    bucket_anywhere: "No region is set for the bucket.",
    bucket_alone: ({ names }) => `In the region ${names}. All else is bound to no region.`,
    bucket_unsaid: ({ names }) =>
      `Not known. All else is in ${names}: say in MEDIA_JURISDICTION where the bucket is.`,
    bucket_elsewhere: ({ names }) =>
      `The bucket is not in ${names}, where all else is. Make one there, copy the files into it, and bind that one.`,
    logs_anywhere:
      "Bound to no region: Cloudflare keeps them, for some days. Their lines hold no message and no name; addresses of requests may hold ids.",
    never_tried: "Nobody tried it yet.",
    on_its_way: "A test message is on its way.",
    came_back: ({ at, amount }) => `A test message of ${at} came back after ${amount} s.`,
    not_come_back: ({ at }) => `The test message of ${at} did not come back: events do not arrive here.`,
    test_refused: ({ code }) => `Meta did not take the test message: error ${code}.`,
    none_yet: "Nothing has come yet.",
    token_missing: "There is no token.",
    app_removed: "The person who logged in removed the app.",
    password_changed: "The person who logged in changed their password.",
    expired: "The token has expired.",
    role_lost: "The person who logged in has no role at the Page any more.",
    refused: ({ code }) => `Meta refused: error ${code}.`,
    of_another_page: "The token is of another Page.",
    not_of_a_page: "The token is a person's, not the Page's.",
    of_another_app: "The token was made in another Meta app.",
    no_end: "It has no end.",
    ends: ({ at }) => `It ends ${at}.`,
    ends_soon: ({ at }) => `It ends soon: ${at}.`,
    ended: ({ at }) => `It ended ${at}.`,
    not_granted: ({ names }) => `Missing: ${names}. Without them no messages come or go.`,
    comments_closed: ({ names }) =>
      `Missing: ${names}. Comments come without their authors, or cannot be answered.`,
    history_closed: ({ names }) => `Missing: ${names}. What was missed in an outage is not fetched.`,
    tasks_missing: ({ names }) => `The person who logged in lacks: ${names}. The Page's owner can give it.`,
    app_missing: "App id or app secret are not set.",
    app_unknown: "Meta knows no app of this id.",
    wrong_secret: "Meta refuses the app secret: it is another by now.",
    former_secret: "Good. The former app secret still holds beside it, until somebody ends it.",
    development: "The app is in development: only people with a role in it get messages.",
    fields_missing: ({ names }) => `Missing: ${names}.`,
    not_subscribed: "The Page sends nothing to the app.",
    not_set: "No webhook is registered.",
    inactive: "Meta switched the webhook off.",
    elsewhere: ({ address }) => `Events go to another address: ${address}`,
    handshake_refused: "Meta came with another verify token.",
    signature_refused: "Deliveries are signed with another app secret.",
    resumed: "Sending goes on. Whether Meta takes messages is known with the next one.",
    token_first: "Not known before the token works.",
    paused: ({ code }) => `Nothing is sent: Meta refused with error ${code}.`,
    restricted: "Meta restricted the Page: it cannot send for now.",
    blocked: "Meta blocked the Page for its conduct.",
    warned: "Meta warned the Page for its conduct.",
    without_human_agent: "Not granted: replies end 24 hours after the customer wrote.",
    routing_on: "On.",
    routing_off: "Off.",
    europe_applies: "They hold for this Page: some kinds of messages are missing.",
    europe_not: "They do not hold for this Page.",
    usage_high: ({ amount }) => `${amount} % of what Meta allows is used. Messages go slower.`,
    bucket_missing: "There is none: files are not kept.",
    bucket_silent: "It did not answer.",
    key_missing: "The key of the Page's secrets is gone.",
    former_key: "The Page's secrets are sealed with a former key.",
    clock_off: ({ amount }) => `It differs from Meta's by ${amount} s.`,
    letters_wait: ({ amount }) => `Waiting for somebody: ${amount}. They could not be read or written.`,
    box_on: "It is on.",
    box_off: "It is off.",
    box_gap: ({ at }) => `Something was not kept, last ${at}. The section says what is missing.`,
  },
  fixes: {
    resubscribe: "Complete the fields",
    register_webhook: "Register the webhook",
    resume: "Go on sending",
    reseal: "Seal with the current key",
    reconnect: "Connect again",
    enter_app: "Enter the app again",
    app_dashboard: "Open Meta's dashboard",
    support_home: "Open Business Support Home",
    black_box: "Open the black box",
  },
  running: "is being tested",
  where: "At Meta:",
  testing: (done, all) => `Testing: ${done} of ${all}`,
  roundTrip: "Send a test message",
  roundTripHint: "To somebody of yours who wrote to the Page within 24 hours. No thread shows it.",
  psid: "Id of the test person (PSID)",
  roundTripRunning: (seconds) => `On its way for ${seconds} s …`,
  commentsTitle: "Comments under posts",
  commentsOn: "on",
  commentsOff: "off",
  commentsOnHint: "Comments under the Page’s posts, visitors’ posts and reviews come to the desk.",
  commentsOffHint:
    "Comments under the Page’s posts, visitors’ posts and reviews stay at Facebook. Turned off again, no new ones come; those that are here stay.",
  commentsNeed: "The Page’s token needs",
  commentsTurnOn: "Turn on",
  commentsTurnOff: "Turn off",
  fieldsTitle: "What the Page sends",
  fieldsHint: "What you add or leave out stays so, whatever is repaired or renewed.",
  fieldsPress: "Keep these fields",
  appSetting: (setting) =>
    `The app is the deployment's: it is mended where the Worker is deployed, in the setting ${setting}.`,
  deployment: "This is set where the Worker is deployed.",
};
