package no.samklang.sync.store.jdbc.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL for the tests of one JVM, from the binaries of a Maven artifact: nothing need
 * be installed. It listens on this machine only, keeps its files below the folder for temporary
 * files, does not wait for the disk, and ends with the JVM, also when that is killed.
 *
 * <p>PostgreSQL refuses to run as root. Tests that run as root start it as user 65534 through
 * {@code setpriv}, {@code runuser} or {@code unshare}, whichever works.
 */
public final class EmbeddedPostgres {
  private static final List<List<String>> AS_NOBODY =
      List.of(
          List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
          List.of("runuser", "-u", "nobody", "--"),
          List.of("unshare", "-U"));
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final int port;

  /** Held, because the server ends when the standard input of this process does. */
  private final Process server;

  private EmbeddedPostgres(int port, Process server) {
    this.port = port;
    this.server = server;
  }

  private static final class Shared {
    private static final EmbeddedPostgres SERVER = start();
  }

  /** Returns the server of this JVM, started when it is first asked for. */
  public static EmbeddedPostgres shared() {
    return Shared.SERVER;
  }

  /**
   * Returns the URL of a new empty schema; user {@code postgres}, no password.
   *
   * @param options of the driver, such as {@code reWriteBatchedInserts=true}; empty for none
   */
  public String newSchema(String options) {
    String schema = "test" + SCHEMAS.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url(""));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL made no schema, alive=" + server.isAlive(), e);
    }
    return url("currentSchema=" + schema + (options.isEmpty() ? "" : "&" + options));
  }

  private String url(String options) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&" + options;
  }

  private static EmbeddedPostgres start() {
    try {
      Path archive = Files.createTempFile("samklang-postgres", ".tar");
      try {
        unpack(archive);
        int port = freePort();
        return new EmbeddedPostgres(port, serve(archive, port));
      } finally {
        Files.delete(archive);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Path archive) throws IOException {
    String name = archiveName();
    try (InputStream packed = EmbeddedPostgres.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new IllegalStateException(
            "the class path has no PostgreSQL for this platform, "
                + name
                + ": add the artifact of io.zonky.test.postgres that has it");
      }
      Files.copy(new XZInputStream(packed), archive, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private static String archiveName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    boolean arm = processor.equals("aarch64");
    if (system.startsWith("linux")) {
      return "/postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }
    if (system.startsWith("mac")) {
      return "/postgres-darwin-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }
    throw new IllegalStateException(
        "tests with PostgreSQL run on Linux and macOS, not on " + system);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process serve(Path archive, int port) throws IOException {
    List<String> command = new ArrayList<>(unprivileged(archive));
    command.addAll(
        List.of("sh", "-c", script(), "serve", archive.toString(), Integer.toString(port)));
    Process server = command(command).redirectErrorStream(true).start();
    BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("serving")) {
        return server;
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("PostgreSQL did not start:\n" + said);
  }

  private static ProcessBuilder command(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C");
    environment.put("TMPDIR", System.getProperty("java.io.tmpdir"));
    return builder;
  }

  private static String script() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(EmbeddedPostgres.class.getResourceAsStream("serve.sh"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns what goes before a command so that it does not run as root. */
  private static List<String> unprivileged(Path ownFile) throws IOException {
    if (!Files.getAttribute(ownFile, "unix:uid").equals(0)) {
      return List.of();
    }
    for (List<String> prefix : AS_NOBODY) {
      if (works(prefix)) {
        return prefix;
      }
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as root, and none of setpriv, runuser and unshare works here:"
            + " run the tests as another user");
  }

  private static boolean works(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("sh", "-c", "test \"$(id -u)\" != 0"));
    try {
      Process trial = command(command).start();
      return trial.waitFor() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
