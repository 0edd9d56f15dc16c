/** Until what was rendered is on the screen. Where nothing is drawn, in a tab behind others, that is now. */
export async function drawn(): Promise<void> {
  if (document.visibilityState === "visible") await new Promise(requestAnimationFrame);
  // Within the frame it is not drawn yet.
  await new Promise((resolve) => setTimeout(resolve));
}
