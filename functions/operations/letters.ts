/** One message of a dead-letter queue, as it was received for a look: it is hidden from others until it is put back or the look is over. */
export interface Letter {
  readonly messageId: string;
  readonly handle: string;
  readonly body: string;
  readonly sentAtMs: number | undefined;
  readonly tries: number;
}

/** The dead-letter queue of one consumer, and the queue that its messages came from, if they can go back to one. */
export interface LetterBox {
  readonly consumer: string;
  readonly replayable: boolean;
  look(): Promise<readonly Letter[]>;
  /** Ends the look at messages, so that the next one sees them at once. */
  putBack(letters: readonly Letter[]): Promise<void>;
  /** Sends a message to the consumer's own queue. */
  resend(letter: Letter): Promise<void>;
  remove(letter: Letter): Promise<void>;
}
