package no.samklang.benchmarks.server;

import java.util.ArrayList;
import java.util.List;

/**
 * The customers of the source: made from their number when asked for, so that a million of them
 * take no memory. Each change makes a generation, and a cursor is a generation and a place in it.
 * Immutable.
 */
final class SourceBook {
  private static final Template TEMPLATE = new Template();

  private final int records;
  private final byte[] revisions;
  private final int[] generations;
  private final List<int[]> changes;

  SourceBook(int records) {
    this(records, new byte[records], new int[records], List.of());
  }

  private SourceBook(int records, byte[] revisions, int[] generations, List<int[]> changes) {
    this.records = records;
    this.revisions = revisions;
    this.generations = generations;
    this.changes = changes;
  }

  int records() {
    return records;
  }

  /** Returns a book in which one record of so many has changed. */
  SourceBook changed(int oneOf) {
    int generation = changes.size() + 1;
    byte[] newer = revisions.clone();
    int[] when = generations.clone();
    List<Integer> ids = new ArrayList<>();
    for (int i = generation % oneOf; i < records; i += oneOf) {
      newer[i]++;
      when[i] = generation;
      ids.add(i);
    }
    List<int[]> all = new ArrayList<>(changes);
    all.add(ids.stream().mapToInt(Integer::intValue).toArray());
    return new SourceBook(records, newer, when, List.copyOf(all));
  }

  void one(int number, ByteSink out) {
    TEMPLATE.add(number, revisions[number], out);
  }

  /** Writes a page of all records. */
  void listing(int from, int limit, ByteSink out) {
    int end = Math.min(records, from + limit);
    out.add("{\"total\":" + records + ",\"rows\":[");
    for (int i = from; i < end; i++) {
      separate(i > from, out);
      one(i, out);
    }
    out.add("]}");
  }

  /** Writes a page of what changed since a cursor, and the cursor behind it. */
  void since(String cursor, int limit, ByteSink out) {
    int dash = cursor.indexOf('-');
    int generation = dash < 0 ? 0 : Integer.parseInt(cursor.substring(0, dash));
    int place = dash < 0 ? 0 : Integer.parseInt(cursor.substring(dash + 1));
    out.add("{\"rows\":[");
    int rows = 0;
    while (generation <= changes.size() && rows < limit) {
      if (place >= length(generation)) {
        generation++;
        place = 0;
        continue;
      }
      int number = generation == 0 ? place : changes.get(generation - 1)[place];
      place++;
      if (generations[number] == generation) {
        separate(rows++ > 0, out);
        one(number, out);
      }
    }
    boolean last = isEnd(generation, place);
    String next = last ? changes.size() + 1 + "-0" : generation + "-" + place;
    out.add("],\"next\":\"" + next + "\",\"last\":" + last + "}");
  }

  private boolean isEnd(int generation, int place) {
    return generation > changes.size()
        || (generation == changes.size() && place >= length(generation));
  }

  private int length(int generation) {
    return generation == 0 ? records : changes.get(generation - 1).length;
  }

  private static void separate(boolean needed, ByteSink out) {
    if (needed) {
      out.add(',');
    }
  }
}
