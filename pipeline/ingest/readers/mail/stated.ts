/** What a mail says about itself in its head: who sent what, and on which day. */
import type { Email } from "postal-mime";
import { printedDay } from "../../../lexicon/calendar.ts";
import type { HeadField } from "../../../lexicon/mail.ts";
import { readSender, readSubject } from "../../../lexicon/mail.ts";
import type { StatedMetadata } from "../../../model/source.ts";
import { defined } from "../front-matter.ts";
import { tidy } from "../html/dom.ts";

/** The day is the one printed, in the sender's own time zone. The head of a forwarded mail counts before the head of the mail around it. */
export function readStated(email: Email, forwarded: ReadonlyMap<HeadField, string> | null): StatedMetadata {
  const field = (name: string): string => tidy(email.headers.find(({ key }) => key === name)?.value);
  const subject = tidy(forwarded?.get("title") ?? email.subject);
  const sender = readSender(tidy(forwarded === null ? (email.from?.name ?? "") : nameIn(forwarded.get("from") ?? "")));
  const list = forwarded === null ? listName(field("list-id")) : undefined;
  const outlet = sender.outlet ?? list;
  const published = printedDay(forwarded === null ? field("date") : (forwarded.get("published") ?? ""));
  return defined({
    title: withoutTag(readSubject(subject).title, field("list-id")),
    outlet,
    author: sender.author === outlet ? undefined : sender.author,
    language: field("content-language").split(",")[0],
    published: published ?? undefined,
    url: /<?(https?:\/\/[^\s>]+)/i.exec(field("archived-at"))?.[1],
  });
}

/** "Ana Example" of "Ana Example <ana@mill.example>" and of '"Example, Ana" [mailto:...]'. */
function nameIn(from: string): string {
  const name = (from.split(/[<[(]/)[0] ?? "").replace(/[*"]/g, "").trim();
  return name.includes("@") ? "" : name;
}

/** The name of a list as its head prints it; mailers that give every list a number print none. */
function listName(listId: string): string | undefined {
  const name = (/^([^<]{2,80})</.exec(listId)?.[1] ?? "").replaceAll('"', "").trim();
  return /\p{L}{3}/u.test(name) && !/\d{3}|@|\d[a-z]\d/i.test(name) ? name : undefined;
}

/** "[mill-talk] Tide tables": the tag of a list is no part of the title. */
function withoutTag(title: string, listId: string): string {
  const [whole = "", tag = ""] = /^\[([^\]]{1,60})\]\s*/.exec(title) ?? [];
  return tag !== "" && listId.toLowerCase().includes(tag.toLowerCase())
    ? readSubject(title.slice(whole.length)).title
    : title;
}
