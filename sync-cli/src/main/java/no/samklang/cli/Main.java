package no.samklang.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The entry point of the program {@code samklang}. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--debug")) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
    }
    Screen screen =
        new Screen(writer(FileDescriptor.out), writer(FileDescriptor.err), onTerminal());
    Surroundings surroundings =
        new Surroundings(
            screen,
            System::getenv,
            System.getProperty("user.name", "-"),
            InstantSource.system(),
            Main::untilKilled);
    System.exit(Samklang.run(surroundings, arguments));
  }

  private static void untilKilled() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** UTF-8 whatever the platform's own encoding: names have æ, ø and å. */
  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  private static boolean onTerminal() {
    String term = System.getenv("TERM");
    return isTerminal(System.console()) && term != null && !term.equals("dumb");
  }

  /** From Java 22 there is always a console, which says itself whether it is a terminal. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }
}
