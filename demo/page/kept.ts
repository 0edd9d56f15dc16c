/** What this browser keeps of the CRM, which a back end would; where storage is refused, it is there until the page is left. */
const unkept = new Map<string, unknown>();

export function kept<T>(name: string, otherwise: T): T {
  if (unkept.has(name)) return unkept.get(name) as T;
  try {
    return (JSON.parse(localStorage.getItem(name) ?? "null") as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    unkept.set(name, value);
  }
}
