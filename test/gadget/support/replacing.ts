const undone: (() => void)[] = [];

/** Lets a value of the browser be another one, or none, until the test is over. */
export function replacing(owner: object, name: string, descriptor: PropertyDescriptor): void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { ...descriptor, configurable: true });
  undone.push(() => {
    if (before) Object.defineProperty(owner, name, before);
    // Behind it is the browser's own.
    else Reflect.deleteProperty(owner, name);
  });
}

afterEach(() => {
  for (const undo of undone.splice(0).reverse()) undo();
});
