/** Who a mail goes to or comes from. */

export interface Address {
  /** Empty where only the address is given. */
  name: string;
  address: string;
}

/** No mail server takes a longer one (RFC 5321, 4.5.3.1). */
const longest = 254;
/** Nothing that would end the address in a header, or make two of it. */
const plain = /^[^\s\p{C}@<>()[\],;:"\\]+@[^\s\p{C}@<>()[\],;:"\\.]+(?:\.[^\s\p{C}@<>()[\],;:"\\.]+)+$/u;

/** The address in "anna@example.org", "Anna Berg <anna@example.org>" or "\"Berg, Anna\" <anna@example.org>"; null where there is none, or more than one. */
export function parseAddress(text: string): Address | null {
  const written = text.trim();
  if (!written.endsWith(">")) return whole("", written);
  const open = written.indexOf("<");
  const name = written
    .slice(0, open)
    .trim()
    .replace(/^"(.*)"$/u, "$1");
  return /[\p{C}<>"]/u.test(name) ? null : whole(name, written.slice(open + 1, -1));
}

const whole = (name: string, address: string): Address | null =>
  address.length <= longest && plain.test(address) ? { name, address } : null;

/** The same for two spellings of one mailbox. No server in use tells capitals apart. */
export const mailboxOf = ({ address }: Address): string => address.toLowerCase();

/** For people: "Anna Berg <anna@example.org>". */
export const addressInWords = ({ name, address }: Address): string => (name === "" ? address : `${name} <${address}>`);
