package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.samklang.simulators.internal.MadeUp;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Surroundings;

/** All that the simulated company holds. */
final class Company {

  private static final int TEMPLATE_ID = 800;
  private static final Duration ODDITIES_AGE = Duration.ofDays(900);

  final Changes changes = new Changes();
  final MadeUpCompany madeUp;
  final Table customers;
  final Table projects;
  final Table tasks;
  final Table employees;
  final Table inventory;
  final Table periods;
  final Table accounts;
  final Table subaccounts;
  final Table accountGroups;
  final Transactions transactions;
  private final TaskSource taskSource;
  private final Map<Integer, List<Integer>> addedTasks = new HashMap<>();

  Company(Surroundings surroundings) {
    int records = surroundings.options().records();
    MadeUp names = new MadeUp(surroundings.options().seed());
    Instant start = surroundings.now();
    madeUp = new MadeUpCompany(names, Oslo.day(start), records);
    taskSource = madeUp.tasks();
    int wares = Math.max(4, Math.min(1000, records / 10));
    Maker maker = new Maker(names, start);
    customers = maker.table("internalId", "number", madeUp.customers());
    projects = maker.table("internalID", "projectID", madeUp.projects());
    tasks = maker.tasks(taskSource);
    employees = maker.table("employeeId", "employeeNumber", madeUp.employees());
    inventory = maker.table("inventoryId", "inventoryNumber", new MadeUpInventory(names, wares));
    periods = maker.fixed("_id", "period", madeUp.periods());
    accounts = maker.fixed("accountID", "accountCD", MadeUpLedger.accounts());
    subaccounts = maker.fixed("subaccountId", "subaccountNumber", MadeUpLedger.subaccounts());
    accountGroups = maker.fixed("_id", "accountGroupId", MadeUpLedger.accountGroups());
    transactions = new Transactions(changes);
    addOddities(start.minus(ODDITIES_AGE).toEpochMilli());
  }

  /** Makes tables that share the changes. */
  private final class Maker {

    private final MadeUp names;
    private final Instant start;

    Maker(MadeUp names, Instant start) {
      this.names = names;
      this.start = start;
    }

    Table table(String idName, String codeName, RowSource source) {
      GeneratedStamps stamps = new GeneratedStamps(codeName, names, start);
      return new Table(idName, row -> row.path(codeName).asText(), source, stamps, changes);
    }

    Table fixed(String idName, String codeName, List<ObjectNode> rows) {
      return table(idName, codeName, new FixedSource(idName, 1, codeName, rows));
    }

    Table tasks(TaskSource source) {
      GeneratedStamps stamps = new GeneratedStamps("task", names, start);
      return new Table("internalId", Company::taskCode, source, stamps, changes);
    }
  }

  private static String taskCode(ObjectNode row) {
    return TaskSource.code(row.path("projectInternalId").asInt(), row.path("taskId").asText());
  }

  private void addOddities(long now) {
    int id = 0;
    for (ObjectNode oddity : madeUp.projectOddities()) {
      projects.put(RowSource.NONE, oddity.put("internalID", id), now);
      id = TEMPLATE_ID;
    }
  }

  void noteAddedTask(int slot, int projectInternalId) {
    if (slot >= taskSource.size()) {
      List<Integer> slots = addedTasks.computeIfAbsent(projectInternalId, id -> new ArrayList<>());
      if (!slots.contains(slot)) {
        slots.add(slot);
      }
    }
  }

  /** Returns the slots of a project's tasks. */
  IntStream tasksOf(int projectInternalId) {
    int project = taskSource.projects().slotOfId(projectInternalId);
    IntStream generated =
        project == RowSource.NONE
            ? IntStream.empty()
            : IntStream.range(0, TaskSource.PER_PROJECT)
                .map(n -> project * TaskSource.PER_PROJECT + n);
    IntStream added =
        addedTasks.getOrDefault(projectInternalId, List.of()).stream().mapToInt(n -> n);
    return IntStream.concat(generated, added).filter(tasks::isLive);
  }
}
