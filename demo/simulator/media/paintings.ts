/** What the pictures show: each painter answers the colour at a place, both coordinates from 0 to 1. */

/** Red, green, blue and opacity, 0 to 255. */
export type Pixel = readonly [red: number, green: number, blue: number, opacity: number];
export type Painter = (x: number, y: number) => Pixel;

const CLEAR: Pixel = [0, 0, 0, 0];

/** Hills under an evening sun. */
export const landscape: Painter = (x, y) => {
  const near = 0.72 + 0.08 * Math.sin(x * 7 + 1);
  const far = 0.58 + 0.1 * Math.sin(x * 4.2 + 4);
  if (y > near) return [20, 92 + 40 * (1 - y), 74, 255];
  if (y > far) return [58, 130, 108, 255];
  const sun = Math.hypot((x - 0.7) * 1.33, y - 0.36);
  if (sun < 0.1) return [255, 236, 179, 255];
  const glow = Math.max(0, 1 - sun * 1.6);
  return [120 + 130 * glow, 170 + 30 * glow, 214 - 60 * glow, 255];
};

/** A parcel, such as people photograph when it arrives damaged. */
export const parcel: Painter = (x, y) => {
  const inside = x > 0.16 && x < 0.84 && y > 0.24 && y < 0.86;
  if (!inside) return [232 - 20 * y, 228 - 20 * y, 222 - 20 * y, 255];
  if (Math.abs(x - 0.5) < 0.06) return [224, 196, 150, 255];
  // The tear.
  if (Math.abs(x - 0.3 - 0.03 * Math.sin(y * 60)) < 0.018 && y > 0.5) return [60, 40, 26, 255];
  if (y < 0.3) return [176, 128, 80, 255];
  return [196 - 26 * y, 150 - 22 * y, 98 - 20 * y, 255];
};

/** A tent by a lake, in the evening. */
export const camp: Painter = (x, y) => {
  const wide = (x - 0.42) * 1.6;
  const isTent = y > 0.4 && y < 0.82 && Math.abs(wide) < (y - 0.4) * 0.95;
  if (isTent && Math.abs(wide) < (y - 0.52) * 0.3) return [70, 40, 26, 255];
  if (isTent) return wide < 0 ? [238, 126, 60, 255] : [206, 92, 44, 255];
  if (y > 0.78) return [34 + 30 * (1 - y), 74 + 20 * (1 - y), 48, 255];
  if (y > 0.62) return [92 - 40 * (y - 0.62), 132, 168 + 60 * (y - 0.62), 255];
  const ridge = 0.46 + 0.12 * Math.sin(x * 5 + 2) + 0.04 * Math.sin(x * 13);
  if (y > ridge) return [66, 84, 118, 255];
  return [250 - 120 * (0.62 - y), 196 - 40 * (0.62 - y), 150 + 120 * (0.62 - y), 255];
};

/** A pot on a small stove, before a wall of wood. */
export const stove: Painter = (x, y) => {
  const wide = Math.abs(x - 0.5) * 1.6;
  if (y > 0.34 && y < 0.58 && wide < 0.3) return y < 0.38 ? [150, 156, 164, 255] : [112, 118, 128, 255];
  if (y > 0.4 && y < 0.46 && x > 0.68 && x < 0.84) return [60, 62, 68, 255];
  const flame = Math.hypot(wide, (y - 0.66) * 1.4) < 0.13 && y > 0.58;
  if (flame) return wide < 0.06 ? [255, 226, 140, 255] : [90, 150, 240, 255];
  if (y >= 0.68 && y < 0.84 && wide < 0.2) return [42, 96, 74, 255];
  if (y > 0.84) return [120, 92, 66, 255];
  const grain = Math.sin(y * 90 + 2 * Math.sin(x * 9)) * 8;
  return [188 + grain, 150 + grain, 112 + grain, 255];
};

/** A smiling face on nothing. */
export const smiley: Painter = (x, y) => {
  const [dx, dy] = [x - 0.5, y - 0.5];
  const radius = Math.hypot(dx, dy);
  if (radius > 0.47) return CLEAR;
  const eye = Math.hypot(Math.abs(dx) - 0.16, dy + 0.11) < 0.055;
  const mouth = dy > 0.05 && Math.abs(radius - 0.27) < 0.03;
  if (eye || mouth) return [92, 54, 10, 255];
  return radius > 0.43 ? [240, 178, 30, 255] : [255, 211, 72, 255];
};

/** A thumb that points up, on nothing. */
export const thumbsUp: Painter = (x, y) => {
  const isIn = (left: number, top: number, right: number, bottom: number, corner: number): boolean => {
    const dx = Math.max(left + corner - x, 0, x - right + corner);
    const dy = Math.max(top + corner - y, 0, y - bottom + corner);
    return Math.hypot(dx, dy) <= corner && x >= left && x <= right && y >= top && y <= bottom;
  };
  if (isIn(0.08, 0.46, 0.27, 0.92, 0.04)) return [8, 84, 190, 255];
  const fingers = [0.44, 0.56, 0.68, 0.8].some((top) => isIn(0.46, top, 0.92, top + 0.13, 0.06));
  // The thumb leans to the right as it rises.
  const lean = x - (0.36 + (0.5 - y) * 0.35);
  const thumb = y > 0.08 && y < 0.6 && lean > 0 && lean < 0.2;
  const palm = isIn(0.3, 0.46, 0.7, 0.92, 0.06);
  return thumb || palm || fingers ? [24, 119, 242, 255] : CLEAR;
};

/** Head and shoulders before a colour that belongs to the name. */
export function portrait(name: string): Painter {
  let hue = 0;
  for (const unit of name) hue = (hue * 31 + unit.charCodeAt(0)) % 360;
  const channel = (shift: number): number => Math.round(150 + 70 * Math.cos(((hue + shift) * Math.PI) / 180));
  const ground: Pixel = [channel(0), channel(240), channel(120), 255];
  const skin: Pixel = [
    [244, 206, 176, 255] as const,
    [141, 92, 61, 255] as const,
    [206, 152, 112, 255] as const,
  ][hue % 3] ?? [206, 152, 112, 255];
  return (x, y) => {
    const hair = Math.hypot((x - 0.5) * 1.05, y - 0.35) < 0.2 && y < 0.34;
    if (hair) return [52, 38, 32, 255];
    if (Math.hypot((x - 0.5) * 1.15, y - 0.4) < 0.19) return skin;
    if (Math.hypot((x - 0.5) * 0.85, (y - 1) * 0.95) < 0.34) return [42, 60, 84, 255];
    return ground;
  };
}
