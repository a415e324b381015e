/** Something that is done again and again, one pass after the other, in a process that works by itself. */
export class PollingLoop {
  isStopping = false;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  /**
   * @param pass gives whether there is more to do at once
   * @param intervalMs between two passes, and after one that failed; 0: nothing is done
   * @param onError told what a pass has thrown
   */
  constructor(
    private readonly pass: () => Promise<boolean>,
    private readonly intervalMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    if (this.intervalMs > 0) this.schedule(0);
  }

  /** Resolves when the pass under way has ended; none begins any more from the call on. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.running = this.pass()
        .catch((error: unknown) => {
          this.onError(error);
          return false;
        })
        .then((isMoreToDo) => {
          if (!this.isStopping) this.schedule(isMoreToDo ? 0 : this.intervalMs);
        });
    }, afterMs);
    this.timer.unref();
  }
}
