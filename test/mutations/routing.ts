import type { Mutation } from "./mutation.ts";

const CHOOSE = "worker/domain/routing/choose.ts";
const LINE_UP = "worker/domain/routing/line-up.ts";
const ROUTING = "worker/objects/desk/routing/routing.ts";
const WORDS = "worker/domain/routing/words.ts";
const WORDS_TEST = "test/worker/domain/routing/words.test.ts";
const CHOOSE_TEST = "test/worker/domain/routing/choose.test.ts";
const CHOOSING = "test/worker/desk/choosing.test.ts";

/** Whose turn it is, who is asked, and what that costs. */
export const CHOOSING_AGENTS: readonly Mutation[] = [
  {
    breaks: "routing: a desk may save a word that is found in nothing, and is not told",
    file: "worker/domain/routing/checks/rules.ts",
    from: "...emptyWords(when.keywords ?? [], `${path}.when.keywords`),",
    to: "",
    caughtBy: { file: "test/worker/domain/routing/check.test.ts", test: "words of accents alone" },
  },
  {
    breaks: "routing: a rule asks for a number that is at least 3 and at most 2, and nobody is told",
    file: "worker/domain/routing/checks/tags.ts",
    from: "return from === undefined || to === undefined || from <= to;",
    to: "return true;",
    caughtBy: { file: "test/worker/domain/routing/check.test.ts", test: "bounds between which no value is" },
  },
  {
    breaks: "routing: what was asked of one attribute is asked of the one that was chosen instead",
    file: "gadget/admin/routing/panels/attributes.ts",
    from: "set({ attribute });",
    to: "set({ ...condition, attribute });",
    caughtBy: { file: "test/gadget/admin/routing/screen.test.ts", test: "is forgotten with the attribute" },
  },
  {
    breaks: "routing: what is known of somebody is not tried",
    file: "gadget/admin/routing/fb-chat-admin-routing-try.ts",
    from: "...askedOf(config, this._question),",
    to: "",
    caughtBy: {
      file: "test/gadget/admin/routing/screen.test.ts",
      test: "is tried by what is said of somebody",
    },
  },
  {
    breaks: "routing: what a rule calls urgent waits like all",
    file: LINE_UP,
    from: "return from - priority * PRIORITY_STEP_MS;",
    to: "return from;",
    caughtBy: { file: CHOOSE_TEST, test: "takes what a rule calls urgent first" },
  },
  {
    breaks: "routing: who writes again and again is never answered",
    file: LINE_UP,
    from: "Math.min(latest, (endsAt ?? Infinity) - RESPONSE_WINDOW_MS)",
    to: "(endsAt ?? latest) - RESPONSE_WINDOW_MS",
    caughtBy: { file: CHOOSE_TEST, test: "sets who writes again back by an hour at most" },
  },
  {
    breaks: "routing: an agent is asked for what they cannot",
    file: CHOOSE,
    from: "needs.length === 0 ? free : free.filter(",
    to: "needs.length >= 0 ? free : free.filter(",
    caughtBy: { file: CHOOSE_TEST, test: "is who can what the queue and the rule ask for" },
  },
  {
    breaks: "routing: what an agent must be able to is never waived",
    file: LINE_UP,
    from: "if (relaxSeconds === undefined) return level;",
    to: "if (relaxSeconds === undefined || waitedMs > 0) return level;",
    caughtBy: { file: CHOOSE_TEST, test: "is asked for a level less with each while of waiting" },
  },
  {
    breaks: "routing: the last agent is one of many",
    file: CHOOSE,
    from: "if (one !== undefined) return [one];",
    to: "",
    caughtBy: { file: CHOOSE_TEST, test: "is the last agent first" },
  },
  {
    breaks: "routing: who gave a customer back is asked for them first",
    file: "worker/objects/desk/ownership/ownership-store.ts",
    from: "(isGivenBack ? null : at)",
    to: "at",
    caughtBy: { file: CHOOSING, test: "did not give them back" },
  },
  {
    breaks: "routing: who becomes free while a ring stands is not asked",
    file: ROUTING,
    from: "const joins = join(rings, agents, asked, now);",
    to: "const joins = join([], agents, asked, now);",
    caughtBy: {
      file: "test/worker/desk/offers.test.ts",
      test: "is offered by ring also to who became free since",
    },
  },
  {
    breaks: "routing: who was asked at the end of a ring has missed it",
    file: "worker/domain/states/standing.ts",
    from: "return to.filter(({ sub }) => !late.includes(sub));",
    to: "return to.filter(() => late.length >= 0);",
    caughtBy: {
      file: "test/worker/domain/states/moves.test.ts",
      test: "who was asked late has missed nothing",
    },
  },
  {
    breaks: "routing: what a customer writes is read anew for each rule",
    file: "worker/domain/routing/rules.ts",
    from: "fits(when, facts, said, config.hours, now)",
    to: "fits(when, facts, new Said(facts.text), config.hours, now)",
    caughtBy: { file: WORDS_TEST, test: "reads what was written once" },
  },
  {
    breaks: "routing: a text that nearly has a keyword everywhere is gone through for each letter of it",
    file: WORDS,
    from: "if (sought[found] === part) found += 1;\n    if (found < sought.length) continue;",
    to: "if (sought.every((it, i) => parts[at + i] === it)) return true;\n    if (found < sought.length) continue;",
    caughtBy: { file: WORDS_TEST, test: "takes no more steps" },
  },
  {
    breaks: "routing: a keyword is found within a word",
    file: WORDS,
    from: "return stands(words, parts, isFree);",
    to: "return stands(words, parts, () => true);",
    caughtBy: { file: WORDS_TEST, test: "is found where it stands between no letters" },
  },
  {
    breaks: "routing: what a program had that left the document goes to everyone, and not where rules lead",
    file: "worker/objects/desk/automation/bots.ts",
    from: "{ to: next, fault:",
    to: "{ fault:",
    caughtBy: { file: "test/worker/desk/bots.test.ts", test: "leaves the document" },
  },
  {
    breaks: "routing: who waits does not go by another version of the rules",
    file: ROUTING,
    from: ": routedAnew(before, config, at.wait, facts, now);",
    to: ": null;",
    caughtBy: {
      file: "test/worker/desk/offers.test.ts",
      test: "leads who waits, or is asked for, elsewhere",
    },
  },
  {
    breaks: "routing: whom an agent gave to a queue goes where rules lead when they are saved",
    file: "worker/domain/routing/anew.ts",
    from: "if (wait.given === true) return null;",
    to: "",
    caughtBy: {
      file: "test/worker/desk/offers.test.ts",
      test: "leaves where they are whom an agent gave there",
    },
  },
  {
    breaks: "list: what is automatic hides what a customer wants",
    file: "worker/objects/desk/list/row.ts",
    from: 'return said === undefined || state === "bot" ? preview : said;',
    to: "return said === undefined || state !== null ? preview : said;",
    caughtBy: {
      file: "test/worker/desk/news.test.ts",
      test: "stand in the row while they wait for a person",
    },
  },
  {
    breaks: "routing: a customer of one agent goes on without that agent having been asked",
    file: ROUTING,
    from: "if (yetAt !== null) return this.#apply(row,",
    to: "if (yetAt === 0) return this.#apply(row,",
    caughtBy: { file: "test/worker/desk/offers.test.ts", test: "waits while they are asked for another" },
  },
  {
    breaks: "routing: one of a ring alone is asked",
    file: CHOOSE,
    from: 'if (place.choose === "ring") return able.filter(may);',
    to: "",
    caughtBy: { file: CHOOSE_TEST, test: "by ring" },
  },
  {
    breaks: "routing: who took enough by themselves is asked on",
    file: ROUTING,
    from: "here.get(sub) === true && isMember && hasRoom) continue;",
    to: "here.get(sub) === true && isMember && (hasRoom || now > 0)) continue;",
    caughtBy: { file: CHOOSING, test: "is asked for nothing more" },
  },
  {
    breaks: "routing: who went with an instance that died is asked on",
    file: ROUTING,
    from: "offer.at <= now && here.get(sub) === true && isMember",
    to: "offer.at <= now && isMember",
    caughtBy: { file: "test/worker/desk/offers.test.ts", test: "asks whoever is there then" },
  },
  {
    breaks: "routing: who is of the queue no more is asked on",
    file: ROUTING,
    from: "here.get(sub) === true && isMember && hasRoom",
    to: "here.get(sub) === true && hasRoom",
    caughtBy: {
      file: "test/worker/desk/offers.test.ts",
      test: "ends what is offered to whom it names there no more",
    },
  },
  {
    breaks: "routing: an agent has as much as the desk says of all",
    file: "worker/domain/routing/load.ts",
    from: "return own ?? capacity;",
    to: "return capacity + 0 * (own ?? 0);",
    caughtBy: { file: CHOOSE_TEST, test: "is who has room by their own capacity" },
  },
  {
    breaks: "routing: whoever writes to an agent who is gone waits unseen",
    file: ROUTING,
    from: "this.#noteIfGone(row.owner_sub, now);",
    to: "",
    caughtBy: { file: CHOOSING, test: "loses a customer who writes to them then" },
  },
  {
    breaks: "routing: who is in a team by their token is not",
    file: "worker/domain/routing/teams.ts",
    from: "if (config.teams.length === 0 || teamsOf.size === 0) return config;",
    to: "if (teamsOf.size >= 0) return config;",
    caughtBy: {
      file: "test/worker/desk/token-teams.test.ts",
      test: "is in it beside whom the document names",
    },
  },
  {
    breaks: "routing: an offer writes what it does not change",
    file: "worker/objects/desk/ownership/ownership-store.ts",
    from: "owner_sub: isAnothers ? next.owner_sub : undefined,",
    to: "owner_sub: next.owner_sub,",
    caughtBy: { file: "test/worker/desk/offers-cost.test.ts", test: "writes eight rows" },
  },
  {
    breaks: "routing: all that waits is looked through for nobody",
    file: CHOOSE,
    from: '(able.length === 0 && place.order === "waiting")',
    to: "(able.length === 0 && place.stickyMs === -1)",
    caughtBy: { file: CHOOSE_TEST, test: "is looked for no further in what waits" },
  },
  {
    breaks: "routing: a clock that went back holds an offer up",
    file: ROUTING,
    from: "if (offer.at <= now && here.get(sub)",
    to: "if (here.get(sub)",
    caughtBy: { file: "test/worker/desk/offers.test.ts", test: "clock went back" },
  },
];
