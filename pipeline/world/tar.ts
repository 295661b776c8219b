/** The files in a tar archive (POSIX ustar): as much of the format as the bundled browser's archives use, and no more. */

export interface TarFile {
  /** Relative, "/" between the parts; never absolute, never with "..". */
  path: string;
  /** Permission bits. */
  mode: number;
  content: Uint8Array;
}

const blockSize = 512;

/**
 * Reads a whole archive. Layout: POSIX.1-1988 ustar (name at 0, mode at 100, size at 124, checksum at 148, type at 156, prefix at 345).
 * Throws for an archive that is cut short or damaged, and for anything that is neither a file nor a folder.
 */
export function readTar(archive: Uint8Array): TarFile[] {
  const files: TarFile[] = [];
  for (let at = 0; at + blockSize <= archive.length; ) {
    const header = archive.subarray(at, at + blockSize);
    if (header.every((byte) => byte === 0)) return files;
    checkSum(header);
    const size = octal(header, 124, 12);
    const content = archive.subarray(at + blockSize, at + blockSize + size);
    if (content.length < size) break;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === "0" || type === "\0") files.push({ path: pathOf(header), mode: octal(header, 100, 8), content });
    else if (type !== "5") throw new Error(`an archive entry of type ${JSON.stringify(type)}`);
    at += blockSize + Math.ceil(size / blockSize) * blockSize;
  }
  throw new Error("an archive that is cut short");
}

/** The sum of the header's bytes, its own field taken as blanks. */
function checkSum(header: Uint8Array): void {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (sum !== octal(header, 148, 8)) throw new Error("a damaged archive");
}

function pathOf(header: Uint8Array): string {
  const prefix = string(header, 345, 155);
  const name = string(header, 0, 100);
  const path = prefix === "" ? name : `${prefix}/${name}`;
  if (path.startsWith("/") || path.split("/").includes("..")) throw new Error("an archive entry outside its folder");
  return path;
}

function string(header: Uint8Array, at: number, length: number): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

const octal = (header: Uint8Array, at: number, length: number): number =>
  Number.parseInt(string(header, at, length).trim() || "0", 8);
