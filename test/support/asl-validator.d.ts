// The package ships no types; this is what its README promises.
declare module 'asl-validator' {
  interface Checks {
    readonly checkPaths?: boolean;
    readonly checkArn?: boolean;
  }
  /** Fills defaults into the definition that it is given: hand it a copy. */
  export default function aslValidator(
    definition: unknown,
    checks?: Checks,
  ): { readonly isValid: boolean; readonly errors: readonly unknown[]; errorsText(separator?: string): string };
}
