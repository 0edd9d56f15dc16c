import type {
  Conditions,
  Hours,
  Queue,
  RoutingConfig,
  Rule,
  Service,
  Target,
} from "../../../../worker/protocol/routing/config.ts";
import type {
  AttributeCondition,
  AttributeValue,
  PriorityOf,
} from "../../../../worker/protocol/routing/tags.ts";
import type { Need } from "../../../../worker/protocol/routing/people.ts";
import { spoken } from "../../words/words.ts";
import type { RoutingWords } from "../words/en.ts";
import { allOf, anyOf, dateName, daysName, duration, exactly, languageWords, numbered } from "./formats.ts";
import type { Names } from "./names.ts";

/** One thing of a document, as lines that can be read and compared. `key`: by which it is the same in another version. */
export type Described = { key: string; name: string; lines: string[] };

export type Tools = { words: RoutingWords; names: Names };

/** What may run the other way than the sentence in which it stands. */
const isolated = (said: string): string => (spoken.dir === "rtl" ? `\u2068${said}\u2069` : said);

/** A name in a sentence. */
function quoter({ quoted }: RoutingWords): (name: string) => string {
  return (name) => quoted(isolated(name));
}

/** "Who chooses: …"; nothing where there is nothing to say. */
const line = (label: string, value: string | undefined): string[] =>
  value === undefined || value === "" ? [] : [`${label}: ${value}`];

/** A target as it ends a sentence. */
export function goWords({ words, names }: Tools, to: Target): string {
  const { go } = words;
  const quoted = quoter(words);
  switch (to.type) {
    case "pool":
      return go.pool;
    case "queue":
      return go.queue(quoted(names.queue(to.queue)));
    case "team":
      return go.team(quoted(names.team(to.team)));
    case "agent": {
      const then = to.then === null ? words.everyone : quoted(names.queue(to.then));
      return go.agent(names.person(to.agent), duration(to.seconds), then);
    }
    case "bot":
      return go.bot(quoted(names.bot(to.bot)));
    case "ask":
      return go.ask(quoted(names.bot(to.bot)));
    case "rule":
      return go.rule(quoted(names.rule(to.rule)));
  }
}

/** What a rule looks at, each as a part of its sentence, by its name. */
export function whoWords(
  { words, names }: Tools,
  when: Conditions,
): { of: keyof Conditions; said: string }[] {
  const { who } = words;
  const quoted = quoter(words);
  const { pages, kinds, posts, refs, payloads, keywords, languages, hours, returning, tags, attributes } =
    when;
  const said: [keyof Conditions, string | undefined][] = [
    ["pages", pages && who.pages(anyOf(pages.map((it) => quoted(names.page(it)))))],
    ["kinds", kinds && who.kinds(anyOf(kinds.map((it) => who.kindOf[it])))],
    ["posts", posts && who.posts(anyOf(posts.map(quoted)))],
    ["languages", languages && who.languages(anyOf(languages.map(languageWords)))],
    ["refs", refs && who.refs(anyOf(refs.map(quoted)))],
    ["payloads", payloads && who.payloads(anyOf(payloads.map(quoted)))],
    ["keywords", keywords && who.keywords(anyOf(keywords.map(quoted)))],
    ["hours", hours && (hours.are === "open" ? who.open : who.closed)(quoted(names.hours(hours.id)))],
    ["tags", tags && who.tags(anyOf(tags.map((it) => quoted(names.tag(it)))))],
    [
      "attributes",
      attributes && who.attributes(allOf(attributes.map((it) => conditionWords({ words, names }, it)))),
    ],
    ["returning", returning === undefined ? undefined : returning ? who.returning : who.first],
  ];
  return said.flatMap(([of, it]) => (it === undefined ? [] : [{ of, said: it }]));
}

/** A value of an attribute: of a choice what it is called, a number and a day as the administrator writes them. */
export function valueWords({ words, names }: Tools, attribute: string, value: AttributeValue): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return exactly(value);
  const { type, choices = [] } = names.attributeOf(attribute) ?? {};
  return type === "date" ? dateName(value) : (choices.find(({ id }) => id === value)?.name ?? value);
}

/** "Plan: Gold", "Orders: from 3": what is asked of an attribute. */
function conditionWords(tools: Tools, { attribute, is, from, to }: AttributeCondition): string {
  const { words, names } = tools;
  const said = (value: AttributeValue) => isolated(valueWords(tools, attribute, value));
  const asked = [
    ...(is === undefined || is.length === 0 ? [] : [anyOf(is.map(said))]),
    ...(from === undefined ? [] : [words.valueFrom(said(from))]),
    ...(to === undefined ? [] : [words.valueTo(said(to))]),
  ];
  return [isolated(names.attribute(attribute)), ...(asked.length === 0 ? [] : [asked.join(", ")])].join(": ");
}

/** Of whom a priority is: its tags, and what is known. */
export function saidWords(
  tools: Tools,
  { tags, attributes }: Pick<PriorityOf, "tags" | "attributes">,
): string {
  return [
    ...(tags === undefined ? [] : [anyOf(tags.map(tools.names.tag))]),
    ...(attributes ?? []).map((it) => conditionWords(tools, it)),
  ].join(", ");
}

/** "Customers who write to the shop and who speak French go to the queue “Sales”." */
export function ruleSentence(tools: Tools, { when, to }: Pick<Rule, "when" | "to">): string {
  const who = whoWords(tools, when).map(({ said }) => said);
  const go = goWords(tools, to);
  return who.length === 0 ? tools.words.allCustomers(go) : tools.words.sentence(allOf(who), go);
}

export function needWords({ words, names }: Tools, { skill, level, relaxSeconds }: Need): string {
  const relax = relaxSeconds === undefined ? "" : ` (${words.relax} ${duration(relaxSeconds)})`;
  return `${names.skill(skill)} ${numbered(level)}${relax}`;
}

const spanWords = ({ from, to }: { from: string; to: string }) => `${from}–${to}`;

export function hoursLines({ words }: Tools, { timeZone, week, holidays }: Hours): string[] {
  return [
    ...line(words.timeZone, timeZone),
    ...week.map(({ days, ...span }) => `${daysName(days)}: ${spanWords(span)}`),
    ...holidays.map(({ date, name, open }) => {
      const when = open.length === 0 ? words.closedDay : open.map(spanWords).join(", ");
      return `${dateName(date)}${name === undefined ? "" : ` (${name})`}: ${when}`;
    }),
  ];
}

export function queueLines(tools: Tools, queue: Queue): string[] {
  const { words, names } = tools;
  const { needs, hours, overflow, stickySeconds, capacity } = queue;
  const to = overflow?.to == null ? words.everyone : names.queue(overflow.to);
  return [
    ...line(words.members, queue.members.map(names.person).join(", ")),
    ...line(words.teams, queue.teams.map(names.team).join(", ")),
    ...line(words.choose, words.chooses[queue.choose]),
    ...line(words.offerSeconds, duration(queue.offerSeconds)),
    ...line(words.offer, queue.offer && words.offers[queue.offer]),
    ...line(words.order, queue.order && words.orders[queue.order]),
    ...line(words.needs, needs?.map((it) => needWords(tools, it)).join(", ")),
    ...line(words.sticky, stickySeconds === undefined ? undefined : duration(stickySeconds)),
    ...serviceLines(words, queue.service),
    ...line(words.capacity, capacity === undefined ? undefined : numbered(capacity)),
    ...line(words.queueHours, hours === undefined ? undefined : names.hours(hours)),
    ...(overflow === undefined
      ? []
      : [`${words.overflowAfter} ${duration(overflow.seconds)}, ${words.overflowTo}: ${to}`]),
  ];
}

function ruleLines(tools: Tools, rule: Rule): string[] {
  const { words } = tools;
  return [
    ruleSentence(tools, rule),
    ...line(words.priority, rule.priority === undefined ? undefined : numbered(rule.priority)),
    ...line(words.needs, rule.needs?.map((it) => needWords(tools, it)).join(", ")),
  ];
}

/** All of a document, part by part: what of it stands on which panel. */
export function describe(tools: Tools): Record<string, Described[]> {
  const { words, names } = tools;
  const { config } = names;
  const list = <T extends { id: string; name: string }>(
    all: readonly T[] | undefined,
    lines: (item: T) => string[],
  ): Described[] =>
    (all ?? []).map((it) => ({ key: it.id, name: it.name || words.unnamed, lines: lines(it) }));
  const one = (key: string, name: string, lines: string[]): Described[] =>
    lines.length === 0 ? [] : [{ key, name, lines }];
  const reasons = (all: readonly { name: string }[] | undefined, isRequired = false) => [
    ...(all ?? []).map(({ name }) => name),
    ...(isRequired ? [words.isRequired] : []),
  ];
  return {
    teams: list(config.teams, ({ members }) => line(words.members, members.map(names.person).join(", "))),
    agents: [
      ...one("skills", words.skills, config.skills?.map(({ name }) => name) ?? []),
      ...(config.agents ?? []).map(({ sub, name, skills, capacity }) => ({
        key: `agent ${sub}`,
        name: name || sub,
        lines: [
          ...line(words.name, name),
          ...line(
            words.skills,
            skills?.map((it) => `${names.skill(it.skill)} ${numbered(it.level)}`).join(", "),
          ),
          ...line(words.capacity, capacity === undefined ? undefined : numbered(capacity)),
        ],
      })),
    ],
    hours: list(config.hours, (it) => hoursLines(tools, it)),
    queues: list(config.queues, (it) => queueLines(tools, it)),
    rules: [
      ...list(config.rules, (it) => ruleLines(tools, it)),
      ...one("otherwise", words.otherwise, [words.otherCustomers(goWords(tools, config.otherwise))]),
    ],
    bots: [
      ...list(config.bots, ({ url, seconds, words: said, then }) => [
        ...line(words.url, url),
        ...line(words.botSeconds, duration(seconds)),
        ...line(words.botWords, said.join(", ")),
        ...line(words.then, then === null ? words.everyone : names.queue(then)),
      ]),
      ...one("references", words.references, referenceLines(tools, config)),
    ],
    replies: [
      ...(config.replies ?? []).map(({ id, on, texts, queues, againSeconds }) => ({
        key: id,
        name: words.occasions[on],
        lines: [
          ...texts.map(({ language, text }) => `${languageWords(language)}: ${text}`),
          ...line(words.onlyQueues, queues?.map(names.queue).join(", ")),
          ...line(words.againAfter, againSeconds === undefined ? undefined : duration(againSeconds)),
        ],
      })),
      ...one("autoClose", words.autoClose, closeLines(words, config)),
      ...one("satisfaction", words.satisfaction, satisfactionLines(words, config)),
    ],
    reasons: [
      ...one("awayReasons", words.awayReasons, reasons(config.awayReasons)),
      ...one("decline", words.decline, reasons(config.decline?.reasons, config.decline?.isRequired)),
      ...one("wrapUp", words.wrapUp, reasons(config.wrapUp?.codes, config.wrapUp?.isRequired)),
    ],
    tags: [
      ...list(config.tags, ({ colour }) => line(words.colour, words.colours[colour])),
      ...list(config.attributes, ({ type, of, choices = [] }) => [
        ...line(words.attributeType, words.attributeTypes[type]),
        ...line(words.attributeOf, words.attributeOfs[of]),
        ...line(words.choices, choices.map(({ name }) => name).join(", ")),
      ]),
      ...(config.priorities ?? []).map((it) => ({
        key: it.id,
        name: saidWords(tools, it) || words.unnamed,
        lines: line(words.priority, numbered(it.priority)),
      })),
    ],
    limits: one("limits", words.panels.limits, limitLines(words, config)),
    sight: [
      ...one("sight", words.panels.sight, [
        ...line(words.whoReplies, words.replies[config.whoReplies ?? "anyone"]),
        ...line(words.whoSees, words.sees[config.whoSees ?? "desk"]),
        ...line(words.elsewhere, words.elsewheres[config.answeredElsewhere ?? "nobody"]),
        ...line(words.searched, words.searches[config.search ?? "on"]),
      ]),
      ...one(
        "departments",
        words.departments,
        (config.departments ?? []).map(
          ({ pages, teams }) => `${allOf(pages.map(names.page))}: ${allOf(teams.map(names.team))}`,
        ),
      ),
    ],
  };
}

function closeLines(words: RoutingWords, { autoClose }: RoutingConfig): string[] {
  if (autoClose === undefined) return [];
  const { afterSeconds, warnSeconds } = autoClose;
  return [
    ...line(words.autoCloseAfter, duration(afterSeconds)),
    ...line(words.autoCloseWarn, warnSeconds === undefined ? undefined : duration(warnSeconds)),
  ];
}

function referenceLines({ names }: Tools, { references }: RoutingConfig): string[] {
  if (references === undefined) return [];
  const { bot, texts } = references;
  return [names.bot(bot), ...texts.map(({ language, text }) => `${languageWords(language)}: ${text}`)];
}

function satisfactionLines(words: RoutingWords, { satisfaction }: RoutingConfig): string[] {
  if (satisfaction === undefined) return [];
  const { by, texts, privacyUrl, bots } = satisfaction;
  const { satisfactionTexts: fields } = words;
  return [
    words.satisfactionBys[by],
    ...line(words.privacyUrl, privacyUrl),
    ...texts.flatMap(({ language, question, title, subtitle, button, more }) => [
      `${languageWords(language)}: ${question}`,
      ...line(fields.title, title),
      ...line(fields.subtitle, subtitle),
      ...line(fields.button, button),
      ...line(fields.more, more),
    ]),
    ...(bots === true ? [words.satisfactionBots] : []),
  ];
}

function serviceLines(words: RoutingWords, service: Service | undefined): string[] {
  if (service === undefined) return [];
  return [
    ...line(words.service, duration(service.seconds)),
    ...line(words.servicePercent, numbered(service.percent)),
  ];
}

function limitLines(words: RoutingWords, config: RoutingConfig): string[] {
  const { idle, idleAwaySeconds } = config;
  return [
    ...line(words.deskCapacity, numbered(config.capacity)),
    ...line(words.missedMax, numbered(config.missedMax)),
    ...line(words.grace, duration(config.graceSeconds)),
    ...(idle === undefined
      ? []
      : [
          ...line(words.idle, duration(idle.afterSeconds)),
          ...line(words.idlePercent, numbered(idle.percent)),
        ]),
    ...line(words.idleAway, idleAwaySeconds === undefined ? undefined : duration(idleAwaySeconds)),
    ...serviceLines(words, config.service),
    ...line(words.deskZone, config.timeZone),
  ];
}
