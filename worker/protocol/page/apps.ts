/** Meta's own inbox as an app, in both of Meta's spellings ("conversation routing"; "message echoes"). */
export const PAGE_INBOX_APP_IDS: readonly string[] = ["263902037430900", "26390203743090"];
