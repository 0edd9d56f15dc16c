/** Lets the agent choose files; on a phone also take a photo or a film. Empty where nothing was chosen. */
export function pickFiles(owner: Document): Promise<readonly File[]> {
  const input = owner.createElement("input");
  input.type = "file";
  input.multiple = true;
  return new Promise((resolve) => {
    input.addEventListener("change", () => {
      resolve([...(input.files ?? [])]);
    });
    input.addEventListener("cancel", () => {
      resolve([]);
    });
    input.click();
  });
}
