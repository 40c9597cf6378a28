package no.samklang.sync.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a project transaction. Immutable; blank texts are kept as given.
 *
 * @param key key of the line, unique within the integration; travels in the document so that the
 *     line can be recognised
 * @param date transaction date, in the company's zone
 * @param project project
 * @param task project task
 * @param employee employee
 * @param item item or hour type
 * @param unit unit of the quantity
 * @param quantity quantity; negative takes back
 * @param billableQuantity quantity to invoice
 * @param rate price or cost per unit
 * @param amount quantity times rate, where it is to be sent
 * @param billable whether to be invoiced
 * @param period financial period; null lets the target take it from the date
 * @param text what was done; longer than the target allows goes to its note, nothing is cut
 * @param debitAccount debit account code
 * @param creditAccount credit account code
 * @param debitSubaccount debit sub-account
 * @param creditSubaccount credit sub-account
 * @param accountGroup account group code
 * @param branch branch code
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record ProjectTransactionLine(
    String key,
    LocalDate date,
    Ref<Project> project,
    @Nullable Ref<ProjectTask> task,
    @Nullable Ref<Employee> employee,
    @Nullable Ref<Item> item,
    @Nullable String unit,
    BigDecimal quantity,
    @Nullable BigDecimal billableQuantity,
    @Nullable BigDecimal rate,
    @Nullable BigDecimal amount,
    @Nullable Boolean billable,
    @Nullable YearMonth period,
    @Nullable String text,
    @Nullable String debitAccount,
    @Nullable String creditAccount,
    @Nullable String debitSubaccount,
    @Nullable String creditSubaccount,
    @Nullable String accountGroup,
    @Nullable String branch,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public ProjectTransactionLine {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(quantity, "quantity");
    attributes = Map.copyOf(attributes);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .key(key)
        .date(date)
        .project(project)
        .task(task)
        .employee(employee)
        .item(item)
        .unit(unit)
        .quantity(quantity)
        .billableQuantity(billableQuantity)
        .rate(rate)
        .amount(amount)
        .billable(billable)
        .period(period)
        .text(text)
        .debitAccount(debitAccount)
        .creditAccount(creditAccount)
        .debitSubaccount(debitSubaccount)
        .creditSubaccount(creditSubaccount)
        .accountGroup(accountGroup)
        .branch(branch)
        .attributes(attributes);
  }

  /** Collects the components of a {@link ProjectTransactionLine}; not thread-safe. */
  public static final class Builder {
    private @Nullable String key;
    private @Nullable LocalDate date;
    private @Nullable Ref<Project> project;
    private @Nullable Ref<ProjectTask> task;
    private @Nullable Ref<Employee> employee;
    private @Nullable Ref<Item> item;
    private @Nullable String unit;
    private @Nullable BigDecimal quantity;
    private @Nullable BigDecimal billableQuantity;
    private @Nullable BigDecimal rate;
    private @Nullable BigDecimal amount;
    private @Nullable Boolean billable;
    private @Nullable YearMonth period;
    private @Nullable String text;
    private @Nullable String debitAccount;
    private @Nullable String creditAccount;
    private @Nullable String debitSubaccount;
    private @Nullable String creditSubaccount;
    private @Nullable String accountGroup;
    private @Nullable String branch;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /**
     * Sets: key of the line, unique within the integration; travels in the document so that the
     * line can be recognised.
     */
    public Builder key(String key) {
      this.key = key;
      return this;
    }

    /** Sets: transaction date, in the company's zone. */
    public Builder date(LocalDate date) {
      this.date = date;
      return this;
    }

    /** Sets: project. */
    public Builder project(Ref<Project> project) {
      this.project = project;
      return this;
    }

    /** Sets: project task. */
    public Builder task(@Nullable Ref<ProjectTask> task) {
      this.task = task;
      return this;
    }

    /** Sets: employee. */
    public Builder employee(@Nullable Ref<Employee> employee) {
      this.employee = employee;
      return this;
    }

    /** Sets: item or hour type. */
    public Builder item(@Nullable Ref<Item> item) {
      this.item = item;
      return this;
    }

    /** Sets: unit of the quantity. */
    public Builder unit(@Nullable String unit) {
      this.unit = unit;
      return this;
    }

    /** Sets: quantity; negative takes back. */
    public Builder quantity(BigDecimal quantity) {
      this.quantity = quantity;
      return this;
    }

    /** Sets: quantity to invoice. */
    public Builder billableQuantity(@Nullable BigDecimal billableQuantity) {
      this.billableQuantity = billableQuantity;
      return this;
    }

    /** Sets: price or cost per unit. */
    public Builder rate(@Nullable BigDecimal rate) {
      this.rate = rate;
      return this;
    }

    /** Sets: quantity times rate, where it is to be sent. */
    public Builder amount(@Nullable BigDecimal amount) {
      this.amount = amount;
      return this;
    }

    /** Sets: whether to be invoiced. */
    public Builder billable(@Nullable Boolean billable) {
      this.billable = billable;
      return this;
    }

    /** Sets: financial period; null lets the target take it from the date. */
    public Builder period(@Nullable YearMonth period) {
      this.period = period;
      return this;
    }

    /** Sets: what was done; longer than the target allows goes to its note, nothing is cut. */
    public Builder text(@Nullable String text) {
      this.text = text;
      return this;
    }

    /** Sets: debit account code. */
    public Builder debitAccount(@Nullable String debitAccount) {
      this.debitAccount = debitAccount;
      return this;
    }

    /** Sets: credit account code. */
    public Builder creditAccount(@Nullable String creditAccount) {
      this.creditAccount = creditAccount;
      return this;
    }

    /** Sets: debit sub-account. */
    public Builder debitSubaccount(@Nullable String debitSubaccount) {
      this.debitSubaccount = debitSubaccount;
      return this;
    }

    /** Sets: credit sub-account. */
    public Builder creditSubaccount(@Nullable String creditSubaccount) {
      this.creditSubaccount = creditSubaccount;
      return this;
    }

    /** Sets: account group code. */
    public Builder accountGroup(@Nullable String accountGroup) {
      this.accountGroup = accountGroup;
      return this;
    }

    /** Sets: branch code. */
    public Builder branch(@Nullable String branch) {
      this.branch = branch;
      return this;
    }

    /**
     * Sets: vendor fields outside the model, by the vendor's name; numbers in plain decimal
     * notation, days and stamps in ISO 8601.
     */
    public Builder attributes(Map<String, String> attributes) {
      this.attributes = attributes;
      return this;
    }

    /**
     * Returns the record.
     *
     * @throws NullPointerException if a required component is missing; the message is its name
     */
    public ProjectTransactionLine build() {
      return new ProjectTransactionLine(
          Objects.requireNonNull(key, "key"),
          Objects.requireNonNull(date, "date"),
          Objects.requireNonNull(project, "project"),
          task,
          employee,
          item,
          unit,
          Objects.requireNonNull(quantity, "quantity"),
          billableQuantity,
          rate,
          amount,
          billable,
          period,
          text,
          debitAccount,
          creditAccount,
          debitSubaccount,
          creditSubaccount,
          accountGroup,
          branch,
          attributes);
    }
  }
}
