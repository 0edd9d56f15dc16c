/** What can properly go wrong is a value; what should not happen is thrown. Both cross RPC unharmed. */
export type Outcome<T, R extends { code: string }> = { ok: true; value: T } | { ok: false; refusal: R };

/** It succeeded, with this. */
export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** It was refused, for this. */
export function refused<R extends { code: string }>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal };
}

/** Makes the compiler prove that a switch handles every case. */
export function never(value: never): never {
  throw new Error(`unhandled case ${JSON.stringify(value)}`);
}
