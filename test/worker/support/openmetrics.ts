/** A family as it was read. `samples`: by their name with labels as they stand. */
export type ReadFamily = { type: string; unit: string; help: string; samples: Map<string, number> };

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;
/** OpenMetrics 1.0, "suffixes": which a sample of a family may have. */
const SUFFIXES: Record<string, readonly string[]> = {
  counter: ["_total", "_created"],
  gauge: [""],
  histogram: ["_bucket", "_count", "_sum", "_created"],
};
const UNESCAPED = { "\\\\": "\\", "\\n": "\n", '\\"': '"' } as const;

/**
 * Reads text of OpenMetrics 1.0 as strictly as the specification says it, for what the Worker writes of it: no timestamps, no exemplars. Throws
 * at the first line that is not so.
 */
export function readOpenMetrics(text: string): Map<string, ReadFamily> {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.pop() !== "# EOF")
    throw new Error("it does not end with # EOF and a line feed");
  const families = new Map<string, ReadFamily>();
  let now: { name: string; family: ReadFamily; hasSamples: boolean } | null = null;
  for (const [at, line] of lines.entries()) {
    const fail = (why: string): never => {
      throw new Error(`line ${at + 1}: ${why}: ${line}`);
    };
    const meta = /^# (TYPE|UNIT|HELP) (\S+) (.*)$/.exec(line);
    if (meta !== null) {
      const [, what = "", name = "", said = ""] = meta;
      if (!NAME.test(name)) fail("no name of a family");
      if (what === "TYPE") {
        if (families.has(name)) fail("a family stands twice");
        if (!(said in SUFFIXES)) fail("no such type");
        now = { name, family: { type: said, unit: "", help: "", samples: new Map() }, hasSamples: false };
        families.set(name, now.family);
        continue;
      }
      if (now?.name !== name || now.hasSamples) fail("said of another family, or behind its samples");
      if (what === "UNIT" && !name.endsWith(`_${said}`)) fail("a name ends with its unit");
      if (now !== null) now.family[what === "UNIT" ? "unit" : "help"] = unescape(said);
      continue;
    }
    if (line.startsWith("#") || line === "" || now === null)
      fail("neither said of a family nor a sample of one");
    const { name, labels, value } = sampleOf(line) ?? fail("no sample");
    const { family } = now!;
    const suffix = name.startsWith(now!.name) ? name.slice(now!.name.length) : "?";
    if (!(SUFFIXES[family.type] ?? []).includes(suffix)) fail("of another family, or of no such suffix");
    if ((suffix === "_bucket") !== labels.has("le")) fail("buckets have le, and nothing else has");
    if (family.type !== "gauge" && value < 0) fail("less than nothing");
    now!.hasSamples = true;
    const key = `${suffix}{${[...labels].map(([label, word]) => `${label}=${word}`).join(",")}}`;
    if (family.samples.has(key)) fail("a sample stands twice");
    family.samples.set(key, value);
  }
  for (const [name, family] of families) if (family.type === "histogram") checkBuckets(name, family);
  return families;
}

/** The sample of a family, by its suffix with labels: `_total{page=1,outcome=sent}`; 0 where there is none. */
export function sampleIn(families: Map<string, ReadFamily>, family: string, sample: string): number {
  return families.get(`fbchat_${family}`)?.samples.get(sample) ?? 0;
}

function sampleOf(line: string): { name: string; labels: Map<string, string>; value: number } | null {
  const match = /^([^\s{]+)(?:\{((?:[^"}]|"(?:\\.|[^"\\])*")*)\})? (\S+)$/.exec(line);
  if (match === null) return null;
  const [, name = "", inner, number = ""] = match;
  if (!NAME.test(name) || !NUMBER.test(number)) return null;
  const labels = new Map<string, string>();
  let rest = inner ?? "";
  while (rest !== "") {
    const label = /^([^=]+)="((?:\\[\\n"]|[^"\\\n])*)"(,(?=.)|$)/.exec(rest);
    const [all = "", key = "", word = ""] = label ?? [];
    if (label === null || !LABEL.test(key) || labels.has(key)) return null;
    labels.set(key, unescape(word));
    rest = rest.slice(all.length);
  }
  return { name, labels, value: Number(number) };
}

function unescape(text: string): string {
  return text.replaceAll(/\\[\\n"]/g, (code) => UNESCAPED[code as keyof typeof UNESCAPED]);
}

/** Each series of buckets rises, its last is +Inf, and is what `_count` says. */
function checkBuckets(name: string, { samples }: ReadFamily): void {
  let [before, count] = [0, 0];
  let last = "+Inf";
  for (const [key, value] of samples) {
    const le = /^_bucket\{(?:.*,)?le=([^,}]+)\}$/.exec(key)?.[1];
    if (le === undefined) {
      if (key.startsWith("_count") && (last !== "+Inf" || value !== count))
        throw new Error(`${name}: its count is not its last bucket`);
      continue;
    }
    if (last === "+Inf") before = 0;
    else if (le !== "+Inf" && Number(le) <= Number(last))
      throw new Error(`${name}: buckets are out of order`);
    if (value < before) throw new Error(`${name}: buckets fall`);
    [before, last, count] = [value, le, value];
  }
}
