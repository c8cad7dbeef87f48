/** The sandbox's own time: real time plus what a test has moved it by. */
export class MovableClock {
  private ahead = 0;

  /** The time as this hotline sees it. */
  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /**
   * Moves the clock; a negative number moves it back, as real servers' clocks sometimes are.
   * @throws RangeError when the number of seconds is not finite, or leads out of what a date can hold.
   */
  advance(seconds: number): void {
    const ahead = this.ahead + seconds * 1000;
    if (Number.isNaN(new Date(Date.now() + ahead).getTime())) {
      throw new RangeError('advanceSeconds must be a number of seconds that leads to a date');
    }
    this.ahead = ahead;
  }

  /** Back to real time. */
  reset(): void {
    this.ahead = 0;
  }
}
