/** What something has under a name that somebody else chose; undefined: nothing, also where every object inherits something of that name. */
export function own<T>(of: Readonly<Partial<Record<string, T>>>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
