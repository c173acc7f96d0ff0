/** Things by the time that they are due, the earliest first; of equal times, whoever came first. A binary heap. */
export interface DueQueue<T> {
  add(at: string, thing: T): void;
  first(): { readonly at: string; readonly thing: T } | undefined;
  takeFirst(): void;
}

interface Entry<T> {
  readonly at: string;
  readonly order: number;
  readonly thing: T;
}

const comesBefore = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

export function dueQueue<T>(): DueQueue<T> {
  const heap: Array<Entry<T>> = [];
  let order = 0;

  const at = (n: number) => heap[n] as Entry<T>;

  function swap(a: number, b: number): void {
    const kept = at(a);
    heap[a] = at(b);
    heap[b] = kept;
  }

  function rise(from: number): void {
    for (let n = from; n > 0; ) {
      const parent = (n - 1) >> 1;
      if (!comesBefore(at(n), at(parent))) return;
      swap(n, parent);
      n = parent;
    }
  }

  function sink(): void {
    for (let n = 0; ; ) {
      const [left, right] = [2 * n + 1, 2 * n + 2];
      let least = n;
      if (left < heap.length && comesBefore(at(left), at(least))) least = left;
      if (right < heap.length && comesBefore(at(right), at(least))) least = right;
      if (least === n) return;
      swap(n, least);
      n = least;
    }
  }

  return {
    add(due, thing) {
      order += 1;
      heap.push({ at: due, order, thing });
      rise(heap.length - 1);
    },
    first: () => heap[0],
    takeFirst() {
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return;
      heap[0] = last;
      sink();
    },
  };
}
