package no.samklang.sync.integrations;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.ItemWithdrawal;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * Makes a project transaction of one line out of an item withdrawal; a return keeps its negative
 * quantity. What is not of the ERP's register goes under a default item, with its own text.
 */
final class WithdrawalsToTransactions implements Mapper<ItemWithdrawal, ProjectTransaction> {
  static final Accounts ACCOUNTS = new Accounts("withdrawals");
  static final String TASK = "withdrawalsTask";

  private static final String DEFAULT_ITEM = "withdrawalsDefaultItem";
  private static final String KIND = "ITM";

  private final StartDate startDate;
  private final UnaryOperator<ProjectTransactionLine.Builder> accounts;
  private final Optional<String> task;
  private final Optional<String> defaultItem;

  WithdrawalsToTransactions(Settings settings) {
    this.startDate = StartDate.of(settings);
    this.accounts = ACCOUNTS.of(settings);
    this.task = settings.optionalText(TASK);
    this.defaultItem = settings.optionalText(DEFAULT_ITEM);
  }

  static List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    all.add(
        Setting.optional(
            TASK,
            Setting.Kind.TEXT,
            "Task code in Visma.net for withdrawals; without it the route is refused."));
    all.add(
        Setting.optional(
            DEFAULT_ITEM,
            Setting.Kind.TEXT,
            "Item number for free text and items that are not linked; without it those wait."));
    all.addAll(ACCOUNTS.required());
    all.add(
        ACCOUNTS.text(
            "accountGroup", "Account group of withdrawals; without it the route is refused."));
    return all;
  }

  @Override
  public Mapping<ProjectTransaction> map(ItemWithdrawal withdrawal, MappingContext context) {
    Optional<Message> tooOld = startDate.passes(withdrawal.date(), context);
    if (tooOld.isPresent()) {
      return Mapping.skipped(tooOld.get());
    }
    Ref<Project> project = withdrawal.project();
    if (project == null) {
      return Mapping.skipped(Message.of("withdrawals.without-project"));
    }
    Optional<Ref<Item>> item = item(withdrawal, context);
    if (item.isEmpty()) {
      return new Mapping.Waiting<>(withoutItem(withdrawal), withdrawal.item());
    }
    YearMonth period = OpenForPosting.period(withdrawal.date(), context);
    String code = task.orElseThrow();
    Optional<Message> obstacle = OpenForPosting.obstacle(project, code, period, context.lookup());
    if (obstacle.isPresent()) {
      return Mapping.waiting(obstacle.get());
    }
    ProjectTransactionLine.Builder line =
        ProjectTransactionLine.builder()
            .key(context.sourceId())
            .date(withdrawal.date())
            .project(project)
            .task(Ref.direct(EntityTypes.PROJECT_TASK, code))
            .employee(withdrawal.employee())
            .item(item.get())
            .quantity(withdrawal.quantity())
            .rate(withdrawal.price())
            .period(period)
            .text(withdrawal.text());
    return Mapping.mapped(
        new ProjectTransaction(KIND, project, period, List.of(accounts.apply(line).build())));
  }

  private Optional<Ref<Item>> item(ItemWithdrawal withdrawal, MappingContext context) {
    Optional<Ref<Item>> taken =
        withdrawal.freeText()
            ? Optional.empty()
            : Optional.ofNullable(withdrawal.item()).flatMap(context.lookup()::linked);
    return taken.or(() -> defaultItem.map(code -> Ref.direct(EntityTypes.ITEM, code)));
  }

  private static Message withoutItem(ItemWithdrawal withdrawal) {
    Ref<Item> item = withdrawal.item();
    return item == null || withdrawal.freeText()
        ? Message.of("withdrawals.free-text")
        : Message.of("withdrawals.item-not-linked", "item", item.numberOrId());
  }
}
