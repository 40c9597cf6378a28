package no.samklang.connector.vismanet;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's read forms, cut to what is used. Everything may be absent or null (ASSUMED), and
 * properties that are not named here are ignored.
 */
final class Rows {
  private Rows() {}

  /** A row of a list. */
  interface Listed {
    /** Returns the internal integer, the identity. */
    @Nullable Integer identity();

    /** Returns what tells this row from all others; null when it says nothing that does. */
    default @Nullable Object key() {
      return identity();
    }

    /** Returns the code by which people know the row; null when it has none of its own. */
    default @Nullable String code() {
      return null;
    }

    /** Returns the stamp as the server wrote it. */
    @Nullable String lastModifiedDateTime();

    /** Returns the paging facts, which the vendor repeats in every row. */
    @Nullable Metadata metadata();
  }

  record Metadata(@Nullable Long totalCount, @Nullable Integer maxPageSize) {}

  record Coded(@Nullable String id, @Nullable String description) {}

  record Numbered(@Nullable String number, @Nullable String name) {}

  record Attribute(@Nullable String id, @Nullable String value) {}

  record Country(@Nullable String id) {}

  record Address(
      @Nullable String addressLine1,
      @Nullable String addressLine2,
      @Nullable String addressLine3,
      @Nullable String postalCode,
      @Nullable String city,
      @Nullable Country country) {}

  record Contact(@Nullable String attention, @Nullable String email, @Nullable String phone1) {}

  record Customer(
      @Nullable Integer internalId,
      @Nullable String number,
      @Nullable String name,
      @Nullable String status,
      @Nullable Address mainAddress,
      @Nullable Contact mainContact,
      @Nullable Address deliveryAddress,
      @Nullable String corporateId,
      @Nullable String vatRegistrationId,
      @Nullable String currencyId,
      @Nullable Coded customerClass,
      @Nullable List<@Nullable Attribute> attributes,
      @Nullable String lastModifiedDateTime,
      @Nullable Metadata metadata)
      implements Listed {
    @Override
    public @Nullable String code() {
      return number;
    }

    @Override
    public @Nullable Integer identity() {
      return internalId;
    }
  }

  record Manager(@Nullable Integer employeeId, @Nullable String employeeNumber) {}

  record NestedTask(
      @Nullable String taskId,
      @Nullable String description,
      @Nullable String status,
      @Nullable String plannedStart,
      @Nullable String plannedEnd) {}

  record Project(
      @Nullable Integer internalID,
      @Nullable String projectID,
      @Nullable String description,
      @Nullable String status,
      @Nullable Numbered customer,
      @Nullable Manager projectManager,
      @Nullable String startDate,
      @Nullable String endDate,
      @Nullable Numbered branch,
      @Nullable List<@Nullable NestedTask> tasks,
      @Nullable Boolean systemTemplate,
      @Nullable List<@Nullable Attribute> attributes,
      @Nullable String lastModifiedDateTime,
      @Nullable Metadata metadata)
      implements Listed {
    @Override
    public @Nullable String code() {
      return projectID;
    }

    @Override
    public @Nullable Integer identity() {
      return internalID;
    }

    /** Returns whether it is a template or the row for work without a project. */
    boolean leftOut() {
      return Boolean.TRUE.equals(systemTemplate) || VismanetApi.NON_PROJECT.equals(projectID);
    }
  }

  record Task(
      @Nullable Integer internalId,
      @Nullable Integer projectInternalId,
      @Nullable String taskId,
      @Nullable String description,
      @Nullable String status,
      @Nullable String plannedStart,
      @Nullable String plannedEnd,
      @Nullable String lastModifiedDateTime)
      implements Listed {
    @Override
    public @Nullable Integer identity() {
      return internalId;
    }

    @Override
    public @Nullable Metadata metadata() {
      return null;
    }

    NestedTask nested() {
      return new NestedTask(taskId, description, status, plannedStart, plannedEnd);
    }
  }

  record Employee(
      @Nullable Integer employeeId,
      @Nullable String employeeNumber,
      @Nullable String employeeName,
      @Nullable String status,
      @Nullable String department,
      @Nullable Contact contact,
      @Nullable Numbered branch,
      @Nullable String lastModifiedDateTime,
      @Nullable Metadata metadata)
      implements Listed {
    @Override
    public @Nullable String code() {
      return employeeNumber;
    }

    @Override
    public @Nullable Integer identity() {
      return employeeId;
    }
  }

  record Account(@Nullable String number) {}

  record ItemAccounts(
      @Nullable Account expenseAccount,
      @Nullable Account inventoryAccount,
      @Nullable Account cogsAccount) {}

  record Item(
      @Nullable Integer inventoryId,
      @Nullable String inventoryNumber,
      @Nullable String description,
      @Nullable String status,
      @Nullable String type,
      @Nullable BigDecimal defaultPrice,
      @Nullable BigDecimal currentCost,
      @Nullable String baseUnit,
      @Nullable Boolean stockItem,
      @Nullable Coded itemClass,
      @Nullable ItemAccounts accountInformation,
      @Nullable String lastModifiedDateTime,
      @Nullable Metadata metadata)
      implements Listed {
    @Override
    public @Nullable String code() {
      return inventoryNumber;
    }

    @Override
    public @Nullable Integer identity() {
      return inventoryId;
    }
  }

  record Period(
      @Nullable String period,
      @Nullable String startDate,
      @Nullable String endDate,
      @Nullable Boolean active,
      @Nullable Boolean closedInGeneralLedger) {

    /** Returns whether the ledger takes postings in it. */
    boolean open() {
      return !Boolean.FALSE.equals(active) && !Boolean.TRUE.equals(closedInGeneralLedger);
    }
  }

  record Document(
      @Nullable String refNbr,
      @Nullable String description,
      @Nullable String note,
      @Nullable String status,
      @Nullable List<@Nullable DocumentLine> lines,
      @Nullable Metadata metadata)
      implements Listed {
    @Override
    public @Nullable Integer identity() {
      return null;
    }

    @Override
    public @Nullable Object key() {
      return refNbr;
    }

    @Override
    public @Nullable String lastModifiedDateTime() {
      return null;
    }
  }

  record Reference(@Nullable Integer internalId, @Nullable String id) {}

  record DocumentLine(
      @Nullable String date,
      @Nullable String description,
      @Nullable String note,
      @Nullable String uom,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal billableQuantity,
      @Nullable BigDecimal unitRate,
      @Nullable BigDecimal amount,
      @Nullable Boolean billable,
      @Nullable String financialPeriod,
      @Nullable Reference project,
      @Nullable Reference projectTask,
      @Nullable Numbered inventoryId,
      @Nullable Manager employee,
      @Nullable Account debitAccount,
      @Nullable Account creditAccount,
      @Nullable Coded debitSubaccount,
      @Nullable Coded creditSubaccount,
      @Nullable Numbered accountGroup,
      @Nullable Numbered branch) {}
}
