/** The value of a JSON text; undefined for anything else, such as a gateway's own page. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
