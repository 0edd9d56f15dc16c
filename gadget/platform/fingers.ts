/** Whether what points here is a finger, as on phones. Where nobody knows, it is none. */
export function hasFingers(): boolean {
  return (globalThis as Partial<typeof globalThis>).matchMedia?.("(pointer: coarse)").matches ?? false;
}
