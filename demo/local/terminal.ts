/** What the terminal says of a run beside how to open it: what goes wrong, and on demand what Meta says. */

/** Lines of the Worker's log that somebody should see who sets something up: docs/operating.md lists all. */
const TROUBLE =
  /^(config\.fault|fault|(pass|socket|webhook)\.(refused|not_written)|dead_letter|send\.failed|media\.failed|page\.(subscribe_failed|set_up_fault|unsubscribed|paused|not_recovered))$/;

/** In words, what a line of the Worker's log says of trouble; null for every other line. */
export function troubleIn(line: string): string | null {
  if (!line.startsWith('{"event":"')) return null;
  try {
    const { event, ...fields } = JSON.parse(line) as { event: string } & Record<string, unknown>;
    if (!TROUBLE.test(event)) return null;
    const told = Object.entries(fields).filter(([, value]) => ["string", "number"].includes(typeof value));
    return [event, ...told.map(([name, value]) => `${name} ${String(value)}`)].join("  ");
  } catch {
    return null;
  }
}

type Problem = { name: string; problem: string } & Record<string, unknown>;
/** What is used of `/health`, as a supervisor is told it. Times in ms. */
type Health = {
  faults: Problem[];
  warnings: Problem[];
  pages: Record<string, { lastWebhookAt: number | null; answeredAt: number | null } | null>;
};

/** Has the Worker ask Meta, and says what `/health` tells then. @throws Error where it does not answer */
export async function check(url: string, token: string): Promise<string> {
  const response = await fetch(`${url}/health`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  });
  return describe((await response.json()) as Health);
}

export function describe({ faults, warnings, pages }: Health): string {
  const lines = Object.entries(pages).map(([id, page]) =>
    page === null
      ? `Page ${id}: out of reach`
      : `Page ${id}: last webhook ${at(page.lastWebhookAt)}, Meta last answered ${at(page.answeredAt)}`,
  );
  const problems = [...faults, ...warnings].map(({ name, problem, ...more }) =>
    [
      `${name}: ${problem}`,
      ...Object.entries(more).map(([key, value]) => `${key} ${shown(key, value)}`),
    ].join("  "),
  );
  return [...lines, ...(problems.length === 0 ? ["Nothing to mend."] : problems)].join("\n");
}

function at(ms: number | null): string {
  return ms === null ? "never" : `at ${new Date(ms).toLocaleTimeString("en-GB")}`;
}

function shown(key: string, value: unknown): string {
  if (key === "at" && typeof value === "number") return at(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
