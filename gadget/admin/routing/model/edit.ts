/** The same with this field, or without it where there is nothing to say. */
export function withField<T extends object, K extends keyof T>(of: T, name: K, value: T[K] | undefined): T {
  const { [name]: _, ...others } = of;
  return value === undefined ? (others as T) : ({ ...others, [name]: value } as unknown as T);
}

/** The same with the item at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);
}

/** An id that nothing has or had: what waits at a queue that is gone does not come into a new one of its name. */
export function newId(uuid: string): string {
  return uuid.replaceAll("-", "").slice(0, 12);
}
