import type { Uploader } from "./doors.ts";

/** By XMLHttpRequest: `fetch` does not tell how much has left. */
export const browserUploader: Uploader = ({ url, token, body, told, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => {
      reject(new TypeError("The file did not arrive"));
    };
    request.open("POST", url);
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    // Of a strange kind the browser asks first, which it does for the token anyway.
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => {
      told(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      resolve({ status: request.status, text: request.responseText });
    };
    request.onerror = fail;
    request.onabort = fail;
    request.ontimeout = fail;
    if (signal.aborted) fail();
    else {
      signal.addEventListener("abort", () => {
        request.abort();
      });
      request.send(body);
    }
  });
