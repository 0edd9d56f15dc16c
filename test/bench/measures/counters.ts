/** What the counted Worker has counted, per class and per method. */
export type Counters = { rows: Record<string, number>; calls: Record<string, number> };

export async function reset(url: string): Promise<void> {
  await fetch(`${url}/bench/reset`);
}

export async function read(url: string): Promise<Counters> {
  return (await (await fetch(`${url}/bench/read`)).json()) as Counters;
}

/** Waits until nothing is counted any more. */
export async function quiet(url: string): Promise<void> {
  let before = "";
  for (let same = 0; same < 5;) {
    const now = JSON.stringify(await read(url));
    same = now === before ? same + 1 : 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What is told of a message some seconds later, several at once: it is no message's own. */
const TOLD_LATER = new Set(["Reports", "Search", "Webhooks"]);

/** Of all objects that a message is written in. */
export function sum(counts: Record<string, number>): number {
  return Object.entries(counts)
    .filter(([name]) => !TOLD_LATER.has(name.split(".")[0] ?? ""))
    .reduce((total, [, count]) => total + count, 0);
}
