/** Folders of made-up articles with a known truth, of any size: events, each told by several outlets that copy, round and contradict each other. */

export interface Made {
  /** By file name. */
  files: Map<string, string>;
  /** How many figures the articles do not agree on. */
  conflicts: number;
}

/** How many outlets tell of one event. */
const outletsPerEvent = 5;

const consonants = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"];
const vowels = ["a", "e", "i", "o", "u"];
const things = [
  "ferries",
  "mills",
  "cranes",
  "warehouses",
  "tractors",
  "bridges",
  "schools",
  "wells",
  "turbines",
  "barges",
];
const doings = ["bought", "opened", "built", "sold", "repaired"];
const outlets = ["Quay Post", "Harbour Times", "Mole News", "Inland Ledger", "Morning Dispatch"];

/** The same articles for the same number, on every machine. */
export function makeArticles(documents: number): Made {
  const files = new Map<string, string>();
  const events = Math.ceil(documents / outletsPerEvent);
  let conflicts = 0;
  for (let event = 0; event < events; event += 1) {
    const conflict = event % 4 === 0;
    // The count and the target that is made from it.
    if (conflict) conflicts += 2;
    for (let teller = 0; teller < outletsPerEvent && files.size < documents; teller += 1)
      files.set(`${String(event).padStart(6, "0")}-${teller}.md`, article(event, teller, conflict));
  }
  return { files, conflicts };
}

function article(event: number, teller: number, conflict: boolean): string {
  const random = randomFrom(event + 1);
  const [company, town] = [nameFrom(random), nameFrom(random)];
  const thing = pick(things, random);
  const doing = pick(doings, random);
  const count = 1000 + Math.floor(random() * 9000);
  const money = 100 + Math.floor(random() * 900);
  const growth = 1 + Math.floor(random() * 40);
  const told = conflict && teller === 1 ? count + 700 : count;
  const day = `2024-0${1 + (event % 9)}-1${teller}`;
  const lines = [
    `${company} ${doing} ${thousands(told)} ${thing} in 2023, its board said.`,
    `The company, which is based in ${town}, had revenue of ${money} million euros in 2023, up ${growth} percent from the year before.`,
    `${company} plans to have ${thousands(told + 2000)} ${thing} by 2030.`,
    `A clerk in ${town} said that the ${thing} of ${company} stand by the river, where the old road ends.`,
    `Outlet number ${teller} heard from ${nameFrom(randomFrom(event * 7 + teller + 1))} that ${20 + (event % 70)} people work there.`,
  ];
  return `---\ntitle: ${company} and its ${thing}\ndate: ${day}\noutlet: ${outlets[teller]}\n---\n\n${lines.join("\n\n")}\n`;
}

const thousands = (count: number): string => count.toLocaleString("en-US");

/** Mulberry32: a small generator of numbers between 0 and 1 that are the same everywhere (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = (from: readonly string[], random: () => number): string => from[Math.floor(random() * from.length)] ?? "";

function nameFrom(random: () => number): string {
  const syllables = Array.from({ length: 4 }, () => pick(consonants, random) + pick(vowels, random)).join("");
  return syllables.slice(0, 1).toUpperCase() + syllables.slice(1);
}
