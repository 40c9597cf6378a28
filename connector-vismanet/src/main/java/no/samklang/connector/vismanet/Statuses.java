package no.samklang.connector.vismanet;

import no.samklang.sync.model.ProjectStatus;
import org.jspecify.annotations.Nullable;

/** The vendor's words for the state of a record. */
final class Statuses {
  private Statuses() {}

  /** Reads the status of a project or task; both spellings of cancelled occur (VERIFIED). */
  static ProjectStatus ofProject(@Nullable String status) {
    return switch (status == null ? "" : status) {
      case "Planned" -> ProjectStatus.PLANNED;
      case "Active" -> ProjectStatus.ACTIVE;
      case "OnHold" -> ProjectStatus.ON_HOLD;
      case "PendingApproval" -> ProjectStatus.PENDING_APPROVAL;
      case "Completed" -> ProjectStatus.COMPLETED;
      case "Cancelled", "Canceled" -> ProjectStatus.CANCELLED;
      default -> ProjectStatus.UNKNOWN;
    };
  }

  /** Reads whether a customer or employee may be used; null for a word that is not known. */
  static @Nullable Boolean active(@Nullable String status) {
    return switch (status == null ? "" : status) {
      case "Active", "OnHold", "CreditHold", "HoldPayments", "OneTime" -> Boolean.TRUE;
      case "Inactive" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** Reads whether an item may be used; null for a word that is not known. */
  static @Nullable Boolean activeItem(@Nullable String status) {
    return switch (status == null ? "" : status) {
      case "Active", "NoSales", "NoPurchases", "NoRequest" -> Boolean.TRUE;
      case "Inactive", "MarkedForDeletion" -> Boolean.FALSE;
      default -> null;
    };
  }
}
