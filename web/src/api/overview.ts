import { getJson, postJson, request } from "./http";
import type { KqlType } from "./kusto";

/** The rows of one table over time: `counts` of the bins at `places`, all others have none. */
export interface DensityLine {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
  readonly timed: number;
  readonly first: string;
  readonly last: string;
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

/** Times are ISO text in UTC; `step` is the length of a bin in 100 ns. Absent without any times. */
export interface Density {
  readonly tables: readonly DensityLine[];
  readonly without: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly step?: number;
  readonly bins?: number;
  readonly first?: string;
  readonly last?: string;
}

/** A span of time, both ends within it, as ISO text in UTC. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
}

export async function getDensity(span: TimeSpan | undefined, bins: number): Promise<Density> {
  const parameters = new URLSearchParams({ bins: String(bins), ...span });
  return (await getJson(`/api/density?${parameters.toString()}`)) as Density;
}

export interface CountedValue {
  readonly value: string | number | boolean | null;
  readonly count: number;
}

export interface ColumnProfile {
  readonly name: string;
  readonly type: KqlType;
  readonly rows: number;
  readonly nulls: number;
  readonly empty: number;
  readonly distinct: number;
  readonly exact: boolean;
  readonly min: string;
  readonly max: string;
  readonly most_common: readonly CountedValue[];
  readonly least_common: readonly CountedValue[];
  readonly spread: {
    readonly low: string;
    readonly high: string;
    readonly counts: readonly number[];
  } | null;
}

/** A profile, or how far it is; `share` is 1 where all rows were looked at, else 1 of so many. */
export interface Profile {
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly rows: number;
  readonly rows_done: number;
  readonly share: number;
  readonly query: string;
  readonly milliseconds: number;
  readonly problem: string;
  readonly columns: readonly ColumnProfile[];
}

/** Of which table, of which span of time, and whether of all rows however many. */
export interface ProfileWish {
  readonly table: string;
  readonly span: TimeSpan | undefined;
  readonly every: boolean;
}

function address(wish: ProfileWish): string {
  const parameters = new URLSearchParams({
    table: wish.table,
    every: String(wish.every),
    ...wish.span,
  });
  return `/api/profile?${parameters.toString()}`;
}

/** Begins a profile that nobody has begun. */
export async function askProfile(wish: ProfileWish): Promise<Profile> {
  return (await postJson(address(wish), {}, undefined)) as Profile;
}

export async function lookProfile(wish: ProfileWish): Promise<Profile> {
  return (await getJson(address(wish))) as Profile;
}

export async function endProfile(wish: ProfileWish): Promise<void> {
  await request(address(wish), { method: "DELETE" });
}
