/** "0:07", "12:30": how long a recording is, or where in it, as all players write it. `seconds` may be a fraction. */
export function clipLength(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
