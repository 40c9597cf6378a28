package no.samklang.simulators.tidsbanken;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** The operations of the API. */
final class TidsbankenApi {

  private final Database database;
  private final Surroundings surroundings;
  private final RowView view;
  private final Queries queries;
  private final Writes writes;
  private final TimeExport export;

  TidsbankenApi(Database database, Surroundings surroundings, TidsbankenErrors errors) {
    this.database = database;
    this.surroundings = surroundings;
    this.view = new RowView(surroundings);
    this.queries = new Queries(surroundings, view, new Expansion(database, view));
    this.writes = new Writes(database, surroundings, errors, view);
    this.export = new TimeExport(database, surroundings);
  }

  static void addTo(Routes routes, Supplier<TidsbankenApi> api) {
    writable(routes, api, "/prosjekt/Kunde", database -> database.customers);
    writable(routes, api, "/prosjekt/Prosjekt", database -> database.projects);
    writable(routes, api, "/prosjekt/ProsjektLinje", database -> database.lines);
    routes.add("GET", "/prosjekt/Kunde('{id}')", request -> api.get().customer(request));
    routes.add(
        "GET",
        "/ansatt/Ansatt",
        request -> api.get().list(database -> database.employees, request));
    routes.add("GET", "/timelinje/TimelinjeBehandlet", request -> api.get().entries(request));
    routes.add(
        "GET",
        "/timelinje/TimelinjeBehandlet/GetDeletedSince",
        request -> api.get().deleted(request));
    routes.add("POST", "/timelinje/timeeksport/eksport", request -> api.get().export.prepare());
    routes.add("GET", "/timelinje/timeeksport", request -> api.get().exports(request));
    routes.add(
        "PATCH", "/timelinje/timeeksport/eksportert", request -> api.get().export.mark(request));
    metadata(routes, Area.PROSJEKT, List.of(Entity.KUNDE, Entity.PROSJEKT, Entity.PROSJEKTLINJE));
    metadata(routes, Area.ANSATT, List.of(Entity.ANSATT));
    metadata(routes, Area.TIMELINJE, List.of(Entity.TIMELINJE, Entity.TIMEEKSPORT));
  }

  private static void writable(
      Routes routes, Supplier<TidsbankenApi> api, String path, Function<Database, Rows> rows) {
    routes.add("GET", path, request -> api.get().list(rows, request));
    routes.add("POST", path, request -> api.get().write(rows, request, api.get().writes::create));
    routes.add("PUT", path, request -> api.get().write(rows, request, api.get().writes::update));
  }

  private static void metadata(Routes routes, Area area, List<Entity> entities) {
    Answer document = Metadata.of(area, entities);
    routes.addOutsideContract("GET", "/" + area.path() + "/$metadata", request -> document);
  }

  private Answer list(Function<Database, Rows> rows, Request request) {
    return queries.list(rows.apply(database), "", row -> true, request);
  }

  private Answer write(
      Function<Database, Rows> rows, Request request, BiFunction<Rows, Request, Answer> operation) {
    return operation.apply(rows.apply(database), request);
  }

  private Answer entries(Request request) {
    boolean all = surroundings.has(TidsbankenVariants.UNAPPROVED_LISTED);
    return queries.list(
        database.entries, all ? "all" : "approved", row -> all || row.flag("Godkjent"), request);
  }

  private Answer exports(Request request) {
    return queries.list(database.exports, "", row -> !row.flag("Eksportert"), request);
  }

  private Answer customer(Request request) {
    String id = request.decodedVariable("id").replace("''", "'");
    Row found = database.customers.get(id);
    if (found == null) {
      return Answer.empty(404);
    }
    var row = view.show(found, List.of());
    var envelope = queries.envelope(Entity.KUNDE, request);
    if (surroundings.has(TidsbankenVariants.KEY_LOOKUP_BARE_ROW)) {
      String context = envelope.path("@odata.context").asText() + "/$entity";
      var bare = no.samklang.simulators.internal.Json.object().put("@odata.context", context);
      bare.setAll(row);
      return Answer.json(200, bare);
    }
    envelope.putArray("value").add(row);
    return Answer.json(200, envelope);
  }

  private Answer deleted(Request request) {
    Instant since = moment(request.parameter("endretDato").orElse(""));
    var envelope = queries.envelope(Entity.SLETTET, request);
    var value = envelope.putArray("value");
    for (Row row : database.deleted.all()) {
      if (row.get("SlettetDato") instanceof Instant at && !at.isBefore(since)) {
        value.add(view.show(row, List.of()));
      }
    }
    return Answer.json(200, envelope);
  }

  private static Instant moment(@Nullable String text) {
    String given = String.valueOf(text);
    try {
      return given.matches("[^Z+]{19,27}") && given.lastIndexOf('-') < 10
          ? LocalDateTime.parse(given).atZone(Oslo.ZONE).toInstant()
          : OffsetDateTime.parse(given).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("endretDato is '" + given + "', which is no moment.", e);
    }
  }
}
