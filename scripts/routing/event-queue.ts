/** What comes next, by time: a binary heap. */
export class EventQueue<Event extends { at: number }> {
  private readonly heap: Event[] = [];

  get first(): Event | undefined {
    return this.heap[0];
  }

  push(event: Event): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (heap[parent]!.at <= event.at) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = event;
  }

  pop(): void {
    const last = this.heap.pop();
    if (last && this.heap.length > 0) this.sink(last);
  }

  private sink(event: Event): void {
    const { heap } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.at < heap[child]!.at) child += 1;
      if (heap[child]!.at >= event.at) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = event;
  }
}
