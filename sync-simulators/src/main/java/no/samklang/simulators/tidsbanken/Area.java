package no.samklang.simulators.tidsbanken;

/** A module of the API with its own internal host, which shows in context and next links. */
enum Area {
  PROSJEKT("prosjekt", "https://api-prosjekt.tidsbanken.net/"),
  ANSATT("ansatt", "https://api-ansatte.tidsbanken.net/"),
  TIMELINJE("timelinje", "https://api-timelinje.tidsbanken.net/");

  private final String path;
  private final String host;

  Area(String path, String host) {
    this.path = path;
    this.host = host;
  }

  String path() {
    return path;
  }

  String host() {
    return host;
  }
}
