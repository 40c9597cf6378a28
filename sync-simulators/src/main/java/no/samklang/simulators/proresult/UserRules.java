package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Refuses what a user of Proresult cannot enter, by an IllegalArgumentException that says why. */
final class UserRules {

  private final Company company;

  UserRules(Company company) {
    this.company = company;
  }

  void check(Register register, @Nullable Row before, ObjectNode values) {
    if (register == Register.VAREUTTAK) {
      requireUnmarked(before);
      requireWorkerAndProject(values);
      requireItem(values);
    } else if (register == Register.TIMER) {
      requireWorkerAndProject(values);
      requireWorkType(values);
    }
  }

  static void requireUnmarked(@Nullable Row withdrawal) {
    if (withdrawal != null && withdrawal.flag(Mark.WITHDRAWALS.flag())) {
      throw new IllegalArgumentException(
          "Withdrawal " + withdrawal.id() + " is invoiced and locked; register a return");
    }
  }

  private void requireWorkerAndProject(ObjectNode values) {
    String worker = values.path("arbeiderId").asText();
    require(isActive(company.worker(worker)), "Worker " + worker);
    String number = values.path("prosjektnummer").asText();
    Row project = company.project(number);
    require(project != null && !project.flag("avsluttet"), "Project " + number);
  }

  private void requireWorkType(ObjectNode values) {
    String code = values.path("arbeidsartKode").asText();
    Row workType = company.workType(values.path("prosjektnummer").asText(), code);
    require(isActive(workType), "Work type " + code);
  }

  private void requireItem(ObjectNode values) {
    String number = values.path("varenummer").asText();
    boolean isFreeText = values.path("fritekst").asBoolean();
    require(isFreeText || isActive(company.rows(Register.VARER).get(number)), "Item " + number);
  }

  private static boolean isActive(@Nullable Row row) {
    return row != null && row.flag("aktiv");
  }

  private static void require(boolean open, String what) {
    if (!open) {
      throw new IllegalArgumentException(what + " is unknown or closed for registration");
    }
  }
}
