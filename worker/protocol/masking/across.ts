/**
 * A part of a text, in UTF-16 units from the first to before the second, that belongs to a number which begins or ends in another message of the
 * same person. `signs`: how many digits and letters that number has; `before`: how many of them stand before this part. Left out by an older Worker. Who does
 * not see everything has it hidden, and is not told of it.
 */
export type Across = { kind: "card" | "iban"; from: number; to: number; before?: number; signs?: number };
