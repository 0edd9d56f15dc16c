/** Lets the agent choose files. Empty where nothing was chosen. */
export function pickFiles(owner: Document): Promise<readonly File[]> {
  const input = owner.createElement("input");
  input.multiple = true;
  return chosenIn(input);
}

/** Lets them choose one picture, of the kinds that stand under a post. */
export function pickPicture(owner: Document): Promise<readonly File[]> {
  const input = owner.createElement("input");
  input.accept = "image/png,image/jpeg,image/gif";
  return chosenIn(input);
}

/** Opens the camera of a phone; where there is none, the browser lets a picture be chosen. */
export function takePhoto(owner: Document): Promise<readonly File[]> {
  const input = owner.createElement("input");
  input.accept = "image/*";
  input.capture = "environment";
  return chosenIn(input);
}

function chosenIn(input: HTMLInputElement): Promise<readonly File[]> {
  input.type = "file";
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
