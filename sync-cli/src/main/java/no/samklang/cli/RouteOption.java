package no.samklang.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.samklang.sync.RunOptions;
import picocli.CommandLine.Option;

/** Which routes a command works on. */
final class RouteOption {
  @Option(
      names = "--route",
      paramLabel = "R",
      description = "Only this route; may be given more than once. Default: all routes.")
  List<String> names = new ArrayList<>();

  /**
   * Returns options for these routes.
   *
   * @throws Failure if one is not there
   */
  RunOptions.Builder options(Config config) {
    names.forEach(name -> require(name, config));
    return RunOptions.builder().routes(names.toArray(String[]::new));
  }

  /**
   * Returns the name if the integration has such a route.
   *
   * @throws Failure that names the routes there are
   */
  static String require(String name, Config config) {
    if (config.integration().routes().stream().noneMatch(route -> route.name().equals(name))) {
      throw new Failure(
          ExitCode.USAGE,
          "There is no route '" + name + "' in " + config.integration().id() + ".",
          "Give one of "
              + config.integration().routes().stream()
                  .map(route -> route.name())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return name;
  }
}
