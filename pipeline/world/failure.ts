/** What the system said when something failed, in words that do not change with the machine's language. */

/** One phrase for a reader. No path: the message names the file itself. */
export function whatFailed(error: unknown): string {
  const code = errorCode(error);
  const known = code === null ? undefined : words[code];
  if (known !== undefined) return known;
  return error instanceof Error ? firstLine(error.message) : firstLine(String(error));
}

/** The system's code of an error ("ENOENT"), or null. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** Whether a system's code tells of a certificate or of TLS: nothing was handed over, and another try would end the same. */
export const isTlsFault = (code: string): boolean =>
  /^(?:CERT_|DEPTH_ZERO_|ERR_SSL_|ERR_TLS_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|ETLS$)/.test(code);

const words: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "a file system that can only be read",
  ENOSPC: "no space left",
  EDQUOT: "no space left for this user",
  EFBIG: "a file larger than the system allows",
  ENOENT: "nothing there",
  ENOTDIR: "a file where a folder is needed",
  EISDIR: "a folder where a file is needed",
  EEXIST: "a file in the way",
  ENOTEMPTY: "a folder in the way",
  ELOOP: "a link",
  EBUSY: "a file that another program holds",
  EMFILE: "too many open files",
  ENAMETOOLONG: "a name that is too long",
  EIO: "a disk error",
};

const firstLine = (text: string): string => text.trim().split(/\r?\n/, 1)[0] ?? "";
