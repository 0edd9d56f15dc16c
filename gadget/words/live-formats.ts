import { formatsOf, told } from "./time.ts";

const formats = formatsOf((locale) => ({
  percent: () => new Intl.NumberFormat(locale(), { style: "percent" }),
}));

/** "82%", of a hundred. */
export function percent(hundredths: number): string {
  return told(() => formats().percent.format(hundredths / 100), `${hundredths}%`);
}

/** "4:12", "1:02:05": the same in every language, and as wide from one second to the next. */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  const two = (n: number): string => `${n}`.padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
