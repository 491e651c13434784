import { getJson, postJson } from "./http";

/** The first findings of a run, as text. */
export interface HuntSummary {
  readonly scored: string;
  readonly total: number;
  readonly anchor: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A hunt that comes with Spoor and fits the case: its report's address, and when it ran. */
export interface Hunt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly report: string | null;
  readonly ran: string | null;
  readonly problem: string;
  readonly summary: HuntSummary | null;
}

/** A hunt that does not fit the case, and what the case has not that it needs. */
export interface OtherHunt {
  readonly name: string;
  readonly title: string;
  readonly lacks: readonly string[];
}

interface Hunts {
  readonly hunts: readonly Hunt[];
  readonly others: readonly OtherHunt[];
}

export async function getHunts(): Promise<readonly Hunt[]> {
  return ((await getJson("/api/hunts")) as Hunts).hunts;
}

export async function getOtherHunts(): Promise<readonly OtherHunt[]> {
  return ((await getJson("/api/hunts")) as Hunts).others;
}

export async function runHunt(name: string): Promise<Hunt> {
  return (await postJson(`/api/hunts/${encodeURIComponent(name)}/run`, {}, undefined)) as Hunt;
}
