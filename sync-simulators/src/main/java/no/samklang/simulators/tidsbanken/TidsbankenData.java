package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samklang.simulators.internal.SimulatedData;
import org.jspecify.annotations.Nullable;

/** The database as the admin side sees and changes it. */
final class TidsbankenData implements SimulatedData {

  private static final List<String> COLLECTIONS =
      List.of(
          "kunder",
          "prosjekter",
          "prosjektlinjer",
          "ansatte",
          "timelinjer",
          "timeeksport",
          "slettedeTimelinjer");

  private final Database database;
  private final Map<String, Rows> collections = new LinkedHashMap<>();

  TidsbankenData(Database database) {
    this.database = database;
    for (int i = 0; i < COLLECTIONS.size(); i++) {
      collections.put(COLLECTIONS.get(i), database.all().get(i));
    }
  }

  @Override
  public List<String> collections() {
    return COLLECTIONS;
  }

  @Override
  public int count(String name) {
    return collection(name).count();
  }

  @Override
  public Stream<ObjectNode> rows(String name) {
    return collection(name).all().stream().map(RowView::plain);
  }

  @Override
  public Optional<ObjectNode> row(String name, String key) {
    return Optional.ofNullable(find(collection(name), key)).map(RowView::plain);
  }

  @Override
  public ObjectNode put(String name, ObjectNode patch, boolean checked) {
    Rows rows = collection(name);
    if (rows == database.entries && !patch.hasNonNull("Id")) {
      patch.put("Id", database.nextEntryId());
    }
    Row given = new Row(rows.entity());
    Database.patch(given, patch);
    for (String part : rows.entity().key()) {
      if (given.text(part).isEmpty()) {
        throw new IllegalArgumentException("A row of " + name + " needs " + part);
      }
    }
    Row before = rows.get(rows.entity().key().stream().map(given::get).toArray());
    Row row = before == null ? new Row(rows.entity()) : before.copy();
    Database.patch(row, patch);
    if (rows == database.entries) {
      settleEntry(row, before, checked);
    }
    Database.settleFlags(row);
    stamp(rows, row, before, patch);
    rows.put(row);
    return RowView.plain(row);
  }

  @Override
  public void delete(String name, String key) {
    Rows rows = collection(name);
    Row row = find(rows, key);
    if (row == null) {
      throw new IllegalArgumentException("No row '" + key + "' in " + name);
    }
    rows.remove(row);
    if (rows == database.entries) {
      Row tombstone = new Row(Entity.SLETTET);
      tombstone.set("Id", row.get("Id"));
      tombstone.set("SlettetDato", database.serverNow());
      database.deleted.put(tombstone);
    }
  }

  private void stamp(Rows rows, Row row, @Nullable Row before, ObjectNode patch) {
    String changed = rows == database.entries ? "EndretDato" : "SistEndretDato";
    if (rows.entity().place(changed) < 0) {
      return;
    }
    Object own = patch.hasNonNull(changed) ? row.get(changed) : null;
    if (before == null) {
      database.stampCreated(row);
    } else {
      database.stampChanged(row);
    }
    if (own != null) {
      row.set(changed, own);
    }
  }

  private void settleEntry(Row entry, @Nullable Row before, boolean checked) {
    for (String name : Entity.TIMELINJE.required()) {
      if (entry.get(name) == null) {
        throw new IllegalArgumentException("A time entry needs " + name);
      }
    }
    Row project = database.projects.get(entry.text("ProsjektId"));
    if (checked) {
      requireOpen(entry, project);
    }
    if (before == null && entry.get("Godkjent") == null) {
      entry.set("Godkjent", true);
    }
    if (entry.get("KundeId") == null && project != null) {
      entry.set("KundeId", project.get("KundeId"));
    }
  }

  private void requireOpen(Row entry, @Nullable Row project) {
    String projectId = entry.text("ProsjektId");
    if (projectId.isEmpty()) {
      return;
    }
    if (project == null || project.flag("Avsluttet")) {
      throw new IllegalArgumentException(
          "Project " + projectId + " is unknown or closed for registration");
    }
    String lineId = entry.text("ProsjektlinjeId");
    Row line = database.lines.get(projectId, lineId);
    if (!lineId.isEmpty() && (line == null || line.flag("Avsluttet"))) {
      throw new IllegalArgumentException(
          "Sub-project " + projectId + "/" + lineId + " is unknown or closed for registration");
    }
  }

  private static @Nullable Row find(Rows rows, String key) {
    if (rows.entity().key().size() > 1) {
      int slash = key.lastIndexOf('/');
      return slash < 0 ? null : rows.get(key.substring(0, slash), key.substring(slash + 1));
    }
    Column column = rows.entity().columns().get(rows.entity().at(rows.entity().key().get(0)));
    if (column.kind() == Kind.TEXT) {
      return rows.get(key);
    }
    return key.matches("\\d{1,18}") ? rows.get(Long.valueOf(key)) : null;
  }

  private Rows collection(String name) {
    Rows rows = collections.get(name);
    if (rows == null) {
      throw new IllegalArgumentException("No collection '" + name + "'");
    }
    return rows;
  }
}
