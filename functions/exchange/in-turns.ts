/** Does the same to each of many, so many at once; the answers are in the order of what they answer. */
export async function inTurns<T, R>(all: readonly T[], atOnce: number, act: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < all.length; n = next++) answers[n] = await act(all[n] as T);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  return answers;
}
