type Made<T extends Record<string, () => unknown>> = { readonly [K in keyof T]: ReturnType<T[K]> };

/** An object whose values are made when they are first read: for what is dear to make and may never be needed. */
export function onDemand<T extends Record<string, () => unknown>>(makers: T): Made<T> {
  const made = {};
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(made, name, {
      configurable: true,
      get: () => {
        const value = make();
        Object.defineProperty(made, name, { value });
        return value;
      },
    });
  }
  return made as Made<T>;
}
