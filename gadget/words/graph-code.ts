/** "190", "368/1390008": the codes as Meta's documentation has them. */
export function graphCode(code: number, subcode: number | null): string {
  return subcode === null ? String(code) : `${code}/${subcode}`;
}
