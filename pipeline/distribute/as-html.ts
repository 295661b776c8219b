/** A summary as HTML that mail programs render: styles on the elements, one column, drawings as attached pictures. */
import type { Colour, Theme } from "../model/theme.ts";
import type { Block, Summary, Words } from "./summary.ts";

/** A drawing that is attached. */
export interface Picture {
  cid: string;
  /** Pixels on the page. */
  width: number;
  height: number;
}

export interface Look {
  language: string;
  colours: Theme["colours"];
  /** By the path of the drawing. */
  pictures: ReadonlyMap<string, Picture>;
  /** Where the whole briefing lies; null without an address. */
  link: string | null;
}

/** The HTML of a mail. `closing` are its last paragraphs. */
export function asHtml({ title, opening, sections }: Summary, closing: readonly string[], look: Look): string {
  const ink = css(look.colours.ink);
  const accent = css(look.colours.accent);
  const body = [
    tag("h1", `margin:0 0 8px;font-size:24px;line-height:1.25;color:${ink}`, escaped(title)),
    ...opening.map((words) => tag("p", "margin:0 0 4px;font-size:14px;color:#5a6472", html(words))),
    ...sections.flatMap((section) => {
      const blocks = section.blocks.map((block) => blockHtml(block, look)).filter((text) => text !== "");
      const style = `margin:28px 0 8px;font-size:18px;line-height:1.3;color:${accent}`;
      return blocks.length === 0 ? [] : [tag("h2", style, escaped(section.title)), ...blocks];
    }),
    `<hr style="margin:28px 0 12px;border:0;border-top:1px solid #d5dae1">`,
    ...closing.map((text) => tag("p", "margin:0 0 8px;font-size:14px;color:#5a6472", escaped(text))),
    ...(look.link === null ? [] : [tag("p", "margin:0;font-size:14px", linked(look.link, accent))]),
  ];
  return [
    `<!doctype html>`,
    `<html lang="${escaped(look.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light"><title>${escaped(title)}</title></head>`,
    `<body style="margin:0;padding:0;background:#ffffff">`,
    `<div style="max-width:640px;margin:0 auto;padding:24px 16px;background:#ffffff;color:${ink};font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere">`,
    ...body,
    `</div></body></html>`,
    "",
  ].join("\n");
}

function blockHtml(block: Block, look: Look): string {
  switch (block.kind) {
    case "heading":
      return tag("h3", "margin:18px 0 4px;font-size:16px", html(block.words));
    case "paragraph":
      return tag("p", "margin:0 0 8px", html(block.words));
    case "list": {
      const items = block.items.map((item) => tag("li", "margin:0 0 8px", html(item)));
      return tag("ul", "margin:0 0 12px;padding-left:20px", items.join("\n"));
    }
    case "table":
      return table(block.head, block.rows);
    case "chart":
      return chart(block, look.pictures.get(block.path));
  }
}

function table(head: readonly Words[], rows: readonly Words[][]): string {
  const cell = "padding:6px 12px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid #d5dae1";
  const titles = head.map(
    (words) => `<th scope="col" style="${cell};color:#5a6472;font-weight:600">${html(words)}</th>`,
  );
  const lines = rows.map((row) => `<tr>${row.map((words) => `<td style="${cell}">${html(words)}</td>`).join("")}</tr>`);
  return [
    `<table style="border-collapse:collapse;width:100%;margin:0 0 12px;font-size:14px"><thead><tr>${titles.join("")}</tr></thead>`,
    `<tbody>${lines.join("\n")}</tbody></table>`,
  ].join("\n");
}

/** Nothing without its picture: what it shows is said in words beside it. */
function chart({ alternative, caption }: Extract<Block, { kind: "chart" }>, picture: Picture | undefined): string {
  if (picture === undefined) return "";
  const { cid, width, height } = picture;
  const style = `display:block;width:${width}px;max-width:100%;height:auto`;
  const image = `<img src="cid:${cid}" width="${width}" height="${height}" alt="${escaped(alternative)}" style="${style}">`;
  return [image, tag("p", "margin:4px 0 12px;font-size:13px;color:#5a6472", html(caption))].join("\n");
}

const linked = (link: string, colour: string): string =>
  `<a href="${escaped(link)}" style="color:${colour}">Read the whole briefing</a>`;

const tag = (name: string, style: string, inner: string): string => `<${name} style="${style}">${inner}</${name}>`;

const html = (words: Words): string =>
  words
    .map(({ text, strong }) => (strong ? `<strong>${escaped(text)}</strong>` : escaped(text)))
    .join("")
    .replaceAll("\n", "<br>");

const css = ({ red, green, blue }: Colour): string =>
  `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
