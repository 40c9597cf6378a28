package no.samklang.sync;

/** Checks the names of routes. */
final class RouteNames {
  private RouteNames() {}

  static String check(String name) {
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "route name '" + name + "': use 1 to 40 lower-case letters, digits and hyphens");
    }
    return name;
  }
}
