/** One measured figure, beside its budget where it has one. */
export interface Figure {
  readonly part: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `most`: at most this; `least`: at least this. */
  readonly budget?: { readonly most: number } | { readonly least: number };
  readonly note?: string;
}

/** Whether a figure keeps its budget; one without a budget always does, one that is no number never. */
export function isKept({ value, budget }: Figure): boolean {
  if (!budget) return true;
  return 'most' in budget ? value <= budget.most : value >= budget.least;
}

/** The value at a share of the sorted values (0.5 = median). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Four places below 1, two below 100, none above; never a trailing nought after the point. */
function rounded(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return String(Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2)));
}

const limitOf = ({ budget }: Figure) => {
  if (!budget) return '';
  return 'most' in budget ? `≤ ${budget.most}` : `≥ ${budget.least}`;
};

/** Figures as a table for people: what misses its budget is marked. */
export function printed(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    isKept(figure) ? ' ' : '✗',
    figure.part,
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    limitOf(figure),
    figure.note ?? '',
  ]);
  const widths = [0, 1, 2, 3, 4].map((n) => Math.max(0, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
