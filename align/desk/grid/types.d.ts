// What is sent between the server and the grid, and what the modules share. These are only types: the
// browser gets none of them.

import type { Piece } from "./difference.js";
import type { Key } from "./drafts.js";
import type {
  Grade,
  Operation,
  PARAGRAPHS,
  Rendering,
  ROLES,
  Ruling,
  Severity,
  Side,
  Status,
  Verdict,
} from "./tables.js";

export type Paragraph = typeof PARAGRAPHS[number];
export type Rank = typeof ROLES[keyof typeof ROLES];

/** Says a message in the reader's language, with values for the names in braces. */
export interface Say {
  (message: string, values?: Record<string, string | number>): string;
  lang: string;
}

/** A mark in a sentence: the sentence's index in its side, begin, end, number and kind of the link. */
export type Mark = [number, number, number, number, string];
/** A mark without the sentence's index. */
export type OwnMark = [number, number, number, string];

export interface Cell {
  id: number;
  text: string;
  opens: boolean; // whether it begins a paragraph
  kind: Paragraph;
  label: number; // length of the speaker's label
  was?: string; // the text as loaded, if it has been edited since
  folded?: string; // the text as searches read it
}

/** A comment or a reply. */
export interface Said {
  id: number;
  who: string;
  at: string;
  text: string;
}

/** Comments on the words from `begin` to `end` of a sentence, or on all of it if they are the same. */
export interface Thread extends Said {
  cell: number;
  begin: number;
  end: number;
  resolved: boolean;
  assigned: string;
  replies: Said[];
}

/** A row as the server sends it; default values are left out. */
export interface SentRow {
  id: number;
  src: number[];
  tgt: number[];
  p: number; // 0 to 1
  st: Status; // what people judged about the pairing
  rendering?: Rendering; // and about the translation
  bookmark?: boolean;
  boundary?: boolean;
  note?: string;
  threads?: Thread[];
  changed?: boolean;
  unweighed?: boolean;
  faults?: Fault[];
  readers?: string[]; // who judged it as it is now
  editors?: string[]; // who changed its texts
}

/** Another person at this document: the row that they were on last, and whether they seem to have left. */
export interface Visitor {
  who: string;
  row: number;
  away: boolean;
}

/** What the reader may do; `few` says why not more, `locked` who locked the document. */
export interface Allowed {
  may: Rank;
  few: string;
  locked: string;
  two: boolean; // whether a bead counts as reviewed when two people have accepted it
}

/** An error that a person marked; begin and end are equal if its words are gone. */
export interface Fault {
  id: number;
  cell: number;
  begin: number;
  end: number;
  words: string;
  category: string;
  severity: Grade;
  note: string;
  who: string;
  finding: string; // the fingerprint of the finding that was accepted as this error
  ruling: Ruling;
  replies: number;
}

/** What somebody said about an error. */
export interface Reply {
  who: string;
  at: string;
  ruling: Ruling;
  text: string;
}

/** The categories of errors: those to choose from, and the names and dimensions of a profile's own. */
export interface Quality {
  categories: string[];
  own: Partial<Record<string, string[]>>;
}

export interface Row extends Required<SentRow> {
  at: number; // its position in the document, from 0
  marks: [Mark[], Mark[]] | null; // null until they are requested
}

/** A row before and after a change; a new or removed row has only one of them. */
export type Pair = [Row | undefined, Row | undefined];

export interface Issue {
  row: number;
  kind: string;
  title: string;
  severity: Severity;
  weight: number;
  probability: number;
  message: string;
  note: string;
  fingerprint: string;
  spans: [cell: number, begin: number, end: number][];
  /** What the buttons of the quick fixes say, the best first. */
  fixes: string[];
  /** What it is if it is an error. */
  category: string;
  grade: Grade;
  /** The bead that it compares this one with: pieces are the same, added only there, removed only here. */
  elsewhere?: { review: number; row: number; name: string; pieces: Piece[] };
}

/** A document as it is sent, by columns. */
export interface Base {
  name: string;
  document: number;
  seq: number;
  doubtfulBelow: number;
  /** The text between two sentences of a row. */
  joiners: Record<Side, string>;
  cells: {
    ids: number[];
    texts: string[];
    places: number[];
    labels: Record<number, number>;
    was: Record<number, string>;
  };
  rows: {
    ids: number[];
    src: number[][];
    tgt: number[][];
    p: number[]; // thousandths
    st: string; // first letters
    more: Record<number, Partial<SentRow>>;
  };
}

export interface Words {
  name: string;
  lang: string;
  table: Record<string, string>;
}

/** A change of the document, one's own or somebody else's. */
export interface Change {
  seq: number;
  who: string;
  op: Operation["op"];
  gone: number[];
  put: [above: number, row: SentRow][];
  cells: Cell[];
}

export interface Head {
  lang: string;
  language: string;
  title?: string;
  date?: string;
  source?: string;
  url?: string;
  number?: string;
  notes?: string[];
}

/** What the server sends with each run of the page. */
export interface Data {
  texts: string;
  words: string;
  columns: string;
  heads: [Head, Head];
  used: string;
  may: Rank;
  who: string;
  quality: Quality;
  run: string;
  mail?: Reply;
}

export interface News {
  news?: Change[] | null;
  lost?: boolean;
  undo?: boolean;
  redo?: boolean;
  people?: Visitor[];
  rights?: Allowed;
}

export interface Reply extends News {
  tab: string;
  answers?: Numbered[];
}

/** What a conflict shows of a row. */
export interface Version {
  src: string;
  tgt: string;
  st: Status;
  rendering: Rendering;
  note: string;
}

export interface Stale {
  instead: string | null;
  seq: number | null;
  who: string[];
  rows: { id: number; seen?: Version; now?: Version }[];
}

/** The answer to a message of any kind: its content besides the number; all fields are optional. */
export interface Answer {
  error?: string;
  stale?: Stale;
  same?: boolean;
  seq?: number;
  touched?: number[];
  then?: Answer; // that to the next operation of the message
  op?: Operation["op"];
  rows?: number[]; // the first ones where a change that was undone or redone can be seen; or those of `issues`
  count?: number; // of all rows where it can be seen
  finding?: string; // the fingerprint of the finding that was concerned
  job?: number;
  seen?: number;
  changes?: Done[];
  steps?: Step[];
  loaded?: Wording[];
  page?: string; // HTML
  deleted?: Struck[];
  replies?: Reply[];
  issues?: Issue[]; // of `rows`; if these are not named, of all
  told?: number; // what to ask with next time, to be told only what is new
  /** The number of findings that the reader's setting does not show. */
  hidden?: number;
  /** The rows that are being checked again. */
  checking?: number[];
  /** The edit that a quick fix comes to. */
  cell?: number;
  text?: string;
  coming?: number;
  /** How many beads the first check has done, and of how many; none after it. */
  progress?: [number, number];
  marks?: Record<number, [Mark[], Mark[]]>;
  waiting?: number[];
  matches?: Match[];
  similar?: Match[]; // found by their meaning
  terms?: Term[];
  renderings?: Renderings[];
  /** Whether there is a glossary, and where its terms are in rows: sentence, begin, end. */
  glossary?: boolean;
  marked?: Record<number, [cell: number, begin: number, end: number][]>;
}

/** Where in the library something comes from. */
export interface Source {
  document: number;
  row: number;
  name: string;
  number: number; // of the bead, from 1
  verdict: Verdict;
  p: number;
}

/** A sentence of the library that is like the one at hand. */
export interface Match extends Source {
  percent: number;
  meaning: number; // how near it is in per cent, if it was found by its meaning, else 0
  pieces: Piece[];
  tgt: string;
  sentences: string[]; // of the translation
  times: number;
  same: boolean; // whether its translation is that of the bead
}

/** A term of the glossary in the bead at hand. */
export interface Term {
  source: string;
  targets: string[];
  used: number[]; // the positions of the targets that the translation has
  forbidden: string[];
  note: string;
}

export interface Marked {
  text: string;
  spans: [number, number][];
}

/** A further text: what it says for each sentence, both in the order of the text. */
export interface Beside {
  id: number;
  name: string;
  lang: string;
  language: string; // the name of the language
  joiner: string;
  cells: number[];
  texts: string[];
}

export interface Besides {
  name: string;
  columns: Beside[];
}

/** How a phrase was translated. */
export interface Renderings {
  phrase: string;
  side: Side;
  rows: number;
  more: boolean;
  found: { text: string; count: number; examples: (Source & { src: Marked; tgt: Marked })[] }[];
}

export interface Numbered extends Answer {
  n: number;
}

/** A line of the history. */
export interface Done {
  seq: number;
  who: string;
  at: string;
  op: Operation["op"];
  undoes: number | null;
  redoes: number | null;
  rows: number[]; // the first rows that it concerned
  count: number; // the number of all of them
}

/** A sentence as it was at some time. */
export interface Wording {
  cell: number;
  side: Side;
  text: string;
}

/** A sentence of the translation that a person deleted: where it is shown, and what it said. */
export interface Struck {
  row: number;
  after: number; // the sentence before it, 0 at the beginning
  text: string;
  who: string;
}

/** A line of the history of a bead. */
export interface Step extends Omit<Done, "rows" | "count"> {
  was: Record<string, string>; // the status and the note, if they changed
  now: Record<string, string>;
  words: { cell: number; side: Side; before: string | null; after: string | null }[];
}

/** What a change is based on: the document, and the last change that the person had seen. */
export interface Standing {
  document: number;
  seen: number;
}

/** The text that a person wrote for an operation, kept until the server has it. */
export interface Kept {
  text: string;
  name: string; // its name in the operation
  reword?: (text: string) => object; // the fields of the operation for another text, if not by name
  draft?: { key: Key; base: string; seen: number; ids?: number[]; had?: number[] }; // as which it is kept
  again: (error: string, text: string) => void;
  settled: () => void; // is called when the text is saved
}

/** An operation to do after another one, and what to do in the page after it. */
export interface Next {
  op: Operation;
  after?: () => void;
}

/** A button of a sheet; if the action returns false, the sheet stays open. */
export type Button = [text: string, act: () => unknown];

/** An action of a person: the rank that it needs, and the function that does it. */
export type Action = [Rank, (standing: Standing) => unknown];

/** The grid's scripts as one module, and its styles. */
export interface Scripts {
  name: string;
  text: string;
  styles: string;
}

export interface Component {
  data: Data;
  parentElement: ParentNode & Node;
  setTriggerValue: (name: string, value: unknown) => void;
}

declare global {
  /** What carry.js has received, by name. */
  var sverkaCarried: Map<string, Base | Words | Besides | Scripts> | undefined;
}
