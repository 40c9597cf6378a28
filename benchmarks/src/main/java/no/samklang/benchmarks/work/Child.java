package no.samklang.benchmarks.work;

/** A process that does one task and prints one line of figures, as JSON behind {@value #MARK}. */
public final class Child {
  /** What the line of figures begins with. */
  public static final String MARK = "FIGURES ";

  /** The exit code of a process that is to be started again, as there is more to do. */
  public static final int UNFINISHED = 75;

  private Child() {}

  /** Does the task that {@code name=value} arguments describe. */
  public static void main(String[] arguments) throws Exception {
    Task task = Task.of(arguments);
    Meter meter = new Meter();
    Notes notes;
    try (Work work = task.contender().work(task)) {
      meter.start();
      notes = work.run();
      meter.stop();
    } catch (Unfinished more) {
      System.out.println(more.getMessage());
      System.exit(UNFINISHED);
      return;
    }
    System.out.println(
        MARK
            + "{"
            + meter.json()
            + ",\"written\":%d,\"unchanged\":%d,\"commits\":%d}"
                .formatted(notes.written(), notes.unchanged(), notes.commits()));
    // The transports' own threads need not end before the process does.
    System.exit(0);
  }
}
