package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.Surroundings;

/** The company's data as the admin side sees and changes them. */
final class VismanetData implements SimulatedData {

  private static final List<String> COLLECTIONS =
      List.of(
          "customers",
          "projects",
          "projectTasks",
          "employees",
          "inventory",
          "financialPeriods",
          "accounts",
          "subaccounts",
          "accountGroups",
          "projectTransactions");
  private static final String TRANSACTIONS = "projectTransactions";

  private final Company company;
  private final Surroundings surroundings;
  private final Stamps stamps;
  private final TransactionView transactionView;
  private final Map<String, Collection> collections;

  /** A table with what the admin side must know of it. */
  private record Collection(
      Table table,
      String idName,
      String codeName,
      IntFunction<ObjectNode> view,
      Supplier<ObjectNode> template) {}

  VismanetData(Company company, Surroundings surroundings) {
    this.company = company;
    this.surroundings = surroundings;
    this.stamps = new Stamps(surroundings);
    Views views = new Views(company, stamps, surroundings);
    this.transactionView = new TransactionView(company, views, stamps);
    this.collections = collections(company, views);
  }

  private static Map<String, Collection> collections(Company company, Views views) {
    MadeUpCompany madeUp = company.madeUp;
    return Map.of(
        "customers",
        new Collection(
            company.customers, "internalId", "number", views::customer, madeUp::plainCustomer),
        "projects",
        new Collection(
            company.projects, "internalID", "projectID", views::project, madeUp::plainProject),
        "projectTasks",
        new Collection(company.tasks, "internalId", "taskId", views::task, madeUp::plainTask),
        "employees",
        new Collection(
            company.employees,
            "employeeId",
            "employeeNumber",
            views::employee,
            madeUp::plainEmployee),
        "inventory",
        new Collection(
            company.inventory,
            "inventoryId",
            "inventoryNumber",
            views::item,
            MadeUpInventory::plain),
        "financialPeriods",
        new Collection(company.periods, "_id", "period", views::period, () -> active()),
        "accounts",
        new Collection(company.accounts, "accountID", "accountCD", views::account, () -> active()),
        "subaccounts",
        new Collection(
            company.subaccounts,
            "subaccountId",
            "subaccountNumber",
            views::subaccount,
            () -> active()),
        "accountGroups",
        new Collection(
            company.accountGroups, "_id", "accountGroupId", views::accountGroup, () -> active()));
  }

  private static ObjectNode active() {
    return Json.object().put("active", true);
  }

  @Override
  public List<String> collections() {
    return COLLECTIONS;
  }

  @Override
  public int count(String name) {
    return name.equals(TRANSACTIONS)
        ? company.transactions.count()
        : collection(name).table().count();
  }

  @Override
  public Stream<ObjectNode> rows(String name) {
    if (name.equals(TRANSACTIONS)) {
      return company.transactions.list().stream()
          .map(document -> transactionView.show(document, true));
    }
    Collection collection = collection(name);
    return collection.table().slots().mapToObj(collection.view());
  }

  @Override
  public Optional<ObjectNode> row(String name, String key) {
    if (name.equals(TRANSACTIONS)) {
      return Optional.ofNullable(company.transactions.get(key))
          .map(document -> transactionView.show(document, true));
    }
    int slot = slot(name, key);
    return slot == RowSource.NONE
        ? Optional.empty()
        : Optional.of(collection(name).view().apply(slot));
  }

  @Override
  public ObjectNode put(String name, ObjectNode patch, boolean checked) {
    return switch (name) {
      case TRANSACTIONS -> putTransaction(patch);
      case "projects" -> putProject(patch);
      case "projectTasks" -> putTask(patch);
      case "customers" -> putCustomer(patch);
      default -> put(collection(name), patch);
    };
  }

  @Override
  public void delete(String name, String key) {
    boolean gone;
    if (name.equals(TRANSACTIONS)) {
      gone = company.transactions.remove(key);
    } else {
      int slot = slot(name, key);
      gone = slot != RowSource.NONE;
      if (gone) {
        collection(name).table().delete(slot);
      }
    }
    if (!gone) {
      throw new IllegalArgumentException("No row '" + key + "' in " + name);
    }
  }

  private ObjectNode put(Collection collection, ObjectNode patch) {
    int slot = place(collection, patch);
    ObjectNode draft = collection.table().draft(slot, collection.template().get(), patch);
    require(draft, collection.codeName());
    return collection.view().apply(collection.table().put(slot, draft, stamps.serverNow()));
  }

  private static int place(Collection collection, ObjectNode patch) {
    int slot = RowSource.NONE;
    if (patch.has(collection.idName())) {
      slot = collection.table().byId(patch.get(collection.idName()).asInt());
    }
    return slot == RowSource.NONE
        ? collection.table().byCode(patch.path(collection.codeName()).asText())
        : slot;
  }

  private ObjectNode putCustomer(ObjectNode patch) {
    ObjectNode settled = patch.deepCopy();
    if (place(collection("customers"), patch) == RowSource.NONE) {
      for (String kind : List.of("Address", "Contact")) {
        JsonNode main = patch.path("main" + kind);
        for (String use : List.of("invoice", "delivery")) {
          if (main.isObject() && !patch.has(use + kind)) {
            settled.set(use + kind, main.deepCopy());
          }
        }
      }
    }
    return put(collection("customers"), settled);
  }

  private ObjectNode putProject(ObjectNode patch) {
    ObjectNode settled = patch.deepCopy();
    refer(settled, "customer", "number", company.customers, "internalId", MadeUpCompany.CUSTOMER);
    refer(
        settled,
        "projectManager",
        "employeeNumber",
        company.employees,
        "employeeId",
        MadeUpCompany.MANAGER);
    JsonNode tasks = settled.remove("tasks");
    ObjectNode shown = put(collection("projects"), settled);
    if (tasks != null) {
      for (JsonNode task : tasks) {
        putTask(
            ((ObjectNode) task)
                .deepCopy()
                .put("projectInternalId", shown.path("internalID").asInt()));
      }
      return collection("projects")
          .view()
          .apply(company.projects.byId(shown.path("internalID").asInt()));
    }
    return shown;
  }

  private ObjectNode putTask(ObjectNode patch) {
    ObjectNode settled = patch.deepCopy();
    int slot = taskSlot(settled);
    int project;
    if (slot == RowSource.NONE) {
      project = settled.path("projectInternalId").asInt(RowSource.NONE);
      require(settled, "taskId");
    } else {
      project = company.tasks.row(slot).path("projectInternalId").asInt();
    }
    if (company.projects.byId(project) == RowSource.NONE) {
      throw new IllegalArgumentException(
          "A task needs the projectID or projectInternalId of a project");
    }
    settled.remove("projectID");
    ObjectNode draft = company.tasks.draft(slot, company.madeUp.plainTask(), settled);
    int at = company.tasks.put(slot, draft, stamps.serverNow());
    company.noteAddedTask(at, project);
    if (surroundings.has(VismanetVariants.TASK_CHANGE_MOVES_PROJECT)) {
      company.projects.touch(company.projects.byId(project), stamps.serverNow());
    }
    return collection("projectTasks").view().apply(at);
  }

  private int taskSlot(ObjectNode task) {
    if (task.has("projectID")) {
      int project = company.projects.byCode(task.get("projectID").asText());
      if (project != RowSource.NONE) {
        task.put("projectInternalId", company.projects.row(project).path("internalID").asInt());
      }
    }
    int slot =
        task.has("internalId")
            ? company.tasks.byId(task.get("internalId").asInt())
            : RowSource.NONE;
    return slot == RowSource.NONE && task.has("projectInternalId")
        ? company.tasks.byCode(
            TaskSource.code(task.get("projectInternalId").asInt(), task.path("taskId").asText()))
        : slot;
  }

  /** A person may release a document or change its texts. */
  private ObjectNode putTransaction(ObjectNode patch) {
    TransactionDocument before = company.transactions.get(patch.path("refNbr").asText());
    if (before == null) {
      throw new IllegalArgumentException(
          "No project transaction '" + patch.path("refNbr").asText() + "'; POST creates them");
    }
    TransactionDocument changed =
        new TransactionDocument(
            before.refNbr(),
            patch.path("description").asText(before.description()),
            patch.path("status").asText(before.status()),
            before.module(),
            patch.path("note").asText(before.note()),
            before.created(),
            stamps.serverNow(),
            before.visibleFrom(),
            company.transactions.nextVersion(),
            before.lines());
    company.transactions.put(changed);
    return transactionView.show(changed, true);
  }

  private static void refer(
      ObjectNode row, String name, String codeName, Table table, String idName, String hidden) {
    if (!row.has(name)) {
      return;
    }
    JsonNode reference = row.remove(name);
    if (reference.isNull()) {
      row.putNull(hidden);
      return;
    }
    String code = reference.path(codeName).asText();
    int slot = table.byCode(code);
    if (slot == RowSource.NONE) {
      throw new IllegalArgumentException(name + " '" + code + "' does not exist; put it first");
    }
    row.put(hidden, table.row(slot).path(idName).asInt());
  }

  private static void require(ObjectNode row, String name) {
    if (row.path(name).asText().isBlank()) {
      throw new IllegalArgumentException("A row needs " + name);
    }
  }

  private int slot(String name, String key) {
    if (!name.equals("projectTasks")) {
      return collection(name).table().byCode(key);
    }
    int slash = key.lastIndexOf('/');
    int project = slash < 0 ? RowSource.NONE : company.projects.byCode(key.substring(0, slash));
    return project == RowSource.NONE
        ? RowSource.NONE
        : company.tasks.byCode(
            TaskSource.code(
                company.projects.row(project).path("internalID").asInt(),
                key.substring(slash + 1)));
  }

  private Collection collection(String name) {
    Collection collection = collections.get(name);
    if (collection == null) {
      throw new IllegalArgumentException("No collection '" + name + "'");
    }
    return collection;
  }
}
