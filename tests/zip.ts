/** Makes zip archives for the tests, whole and hostile ones: what a member says of itself need not be true. */
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipMember {
  name: string | Uint8Array;
  content: string | Uint8Array;
  /** General purpose bits; 1 is "encrypted", 0x800 "the name is UTF-8". */
  flags?: number;
  /** Unix mode; 0o120777 is a link. */
  mode?: number;
  /** The unpacked size that is declared. */
  declared?: number;
  /** 0 as it is, 8 deflated. */
  method?: number;
  /** Takes the bytes of the member before instead of its own: many members, one content. */
  overlaps?: boolean;
}

export function zipOf(members: readonly ZipMember[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let start = 0;
  let body: { plain: Buffer; packed: Buffer; crc: number } | null = null;
  for (const { name, content, flags = 0, mode = 0o100644, declared, method = 8, overlaps = false } of members) {
    const title = Buffer.from(name);
    if (body === null || !overlaps) {
      const plain = Buffer.from(content);
      body = { plain, packed: method === 8 ? deflateRawSync(plain) : plain, crc: crc32(plain) };
    }
    const { plain, packed, crc } = body;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? plain.length, 18);
    fields.writeUInt16LE(title.length, 22);
    if (!overlaps) {
      start = at;
      const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, title, packed]);
      parts.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(start, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x03"), fields, tail, title]));
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(members.length & 0xffff, 8);
  end.writeUInt16LE(members.length & 0xffff, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

/** A zip of files with nothing strange about them. */
export const zipOfFiles = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipOf(Object.entries(files).map(([name, content]) => ({ name, content })));
