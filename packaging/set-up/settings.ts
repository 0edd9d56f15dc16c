/** What a deployment is told, who says it, and what is wrong with what was said. */
import { randomBytes } from "node:crypto";
import { JURISDICTIONS } from "./plan.ts";

export type Setting = {
  name: string;
  /** Asked of a person, in a sentence; made here where nobody need know it before. */
  from: { asked: string; where?: string; choices?: readonly string[] } | { made: () => string; why: string };
  isNeeded: boolean;
  /** Nobody is shown it while it is typed. */
  isSecret: boolean;
  /** In words; null: nothing that can be seen from here. The Worker has the last word, at `/health`. */
  wrong: (value: string) => string | null;
};

/** Where each lies, and what it is good for: README, Set up. In the order in which they are asked for. */
export const SETTINGS: readonly Setting[] = [
  {
    name: "FACEBOOK_APP_ID",
    from: { asked: "Id of the Meta app", where: "App settings → Basic" },
    ...{ isNeeded: true, isSecret: false, wrong: number },
  },
  {
    name: "FACEBOOK_APP_SECRET",
    from: { asked: "Secret of the Meta app", where: "App settings → Basic" },
    ...{ isNeeded: true, isSecret: true, wrong: oneWord },
  },
  {
    name: "FACEBOOK_LOGIN_CONFIG_ID",
    from: {
      asked: "Id of the configuration of Facebook Login for Business",
      where: "none with the older Facebook Login",
    },
    ...{ isNeeded: false, isSecret: false, wrong: number },
  },
  {
    name: "ALLOWED_ORIGINS",
    from: { asked: "Origins of the pages that embed the gadget", where: "https://crm.example.com, …" },
    ...{ isNeeded: false, isSecret: false, wrong: origins },
  },
  {
    name: "PUBLIC_URL",
    from: { asked: "A domain of your own for the Worker", where: "none: its address at workers.dev" },
    ...{ isNeeded: false, isSecret: false, wrong: (value) => (isOrigin(value) ? null : NO_ORIGIN) },
  },
  {
    name: "DATA_JURISDICTION",
    from: {
      asked: "Where all data must stay; it can never be changed",
      choices: JURISDICTIONS,
    },
    ...{ isNeeded: false, isSecret: false, wrong: oneOf(JURISDICTIONS) },
  },
  {
    name: "FACEBOOK_VERIFY_TOKEN",
    from: {
      made: () => randomBytes(24).toString("hex"),
      why: "what Meta says back when it is told the webhook",
    },
    ...{ isNeeded: true, isSecret: true, wrong: oneWord },
  },
  {
    name: "ENCRYPTION_KEYS",
    from: { made: () => `first:${randomBytes(32).toString("base64")}`, why: "seals the secrets of Pages" },
    ...{ isNeeded: true, isSecret: true, wrong: oneWord },
  },
  {
    name: "AGENT_TOKEN_SECRET",
    from: { made: () => randomBytes(48).toString("base64"), why: "your back end signs agent tokens with it" },
    ...{ isNeeded: true, isSecret: true, wrong: oneWord },
  },
];

/** Values by name, as they go to the Worker. */
export type Values = Readonly<Record<string, string>>;

/** What of `values` cannot be so, a sentence each. */
export function faultsOf(values: Values): string[] {
  const known = new Map(SETTINGS.map((setting) => [setting.name, setting]));
  return Object.entries(values).flatMap(([name, value]) => {
    const setting = known.get(name);
    if (setting === undefined) return [`${name} is no setting that this command knows`];
    const why = setting.wrong(value);
    return why === null ? [] : [`${name} ${why}`];
  });
}

/** Those that somebody must say: neither said, nor where they are to go already. */
export function missingOf(values: Values, there: ReadonlySet<string>): Setting[] {
  return SETTINGS.filter(
    ({ name, isNeeded, from }) => isNeeded && "asked" in from && !(name in values) && !there.has(name),
  );
}

/** A setting that a person is asked for. */
export type Question = Setting & { from: { asked: string } };

/**
 * What a person is asked, in this order: what was not said and is not there. What need not be is asked for once, before the first deployment.
 */
export function questionsOf(
  said: Values,
  { isDeployed, secrets }: { isDeployed: boolean; secrets: ReadonlySet<string> },
): Question[] {
  return SETTINGS.filter((setting): setting is Question => {
    const { name, from, isNeeded } = setting;
    return "asked" in from && !(name in said) && !secrets.has(name) && (isNeeded || !isDeployed);
  });
}

/** `values`, and those that are made for whoever has none: one that is there stays, for it has sealed and signed already. */
export function completed(values: Values, there: ReadonlySet<string>): Values {
  const all: Record<string, string> = { ...values };
  for (const { name, from } of SETTINGS)
    if ("made" in from && !(name in all) && !there.has(name) && !standsIn(name, there))
      all[name] = from.made();
  return all;
}

/** A list of keys, where a company has one, is in the place of the single secret. */
function standsIn(name: string, there: ReadonlySet<string>): boolean {
  return name === "AGENT_TOKEN_SECRET" && there.has("AGENT_KEYS");
}

const NO_ORIGIN = "is no address with https://, a host, and nothing after it";

function number(value: string): string | null {
  return /^\d+$/.test(value) ? null : "is no number: Meta shows the id beside the name";
}

function oneWord(value: string): string | null {
  return /^\S+$/.test(value) ? null : "is not one word without spaces";
}

function oneOf(choices: readonly string[]): (value: string) => string | null {
  return (value) => (choices.includes(value) ? null : `is none of ${choices.join(", ")}`);
}

function origins(value: string): string | null {
  const wrong = value.split(",").find((one) => !isOrigin(one.trim()));
  return wrong === undefined ? null : `"${wrong.trim()}" ${NO_ORIGIN}`;
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url?.protocol === "https:" && url.origin === value;
}
