package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.samklang.simulators.internal.Json;

/** Makes accounts, sub-accounts and account groups of a made-up company. */
final class MadeUpLedger {

  private MadeUpLedger() {}

  static List<ObjectNode> accounts() {
    return List.of(
        account("1460", "Asset", "MATR", "Varelager"),
        account("1500", "Asset", "", "Kundefordringer"),
        account("2930", "Liability", "", "Skyldig lønn prosjekt"),
        account("3000", "Income", "INNT", "Salg tjenester"),
        account("4300", "Expense", "MATR", "Varekjøp prosjekt"),
        account("4500", "Expense", "UNDE", "Underentreprise"),
        account("5010", "Expense", "TIMER", "Lønn prosjekt"),
        account("5090", "Liability", "", "Periodisert lønn"));
  }

  private static ObjectNode account(String number, String type, String group, String description) {
    ObjectNode row = Json.object();
    row.put("accountCD", number)
        .put("type", type)
        .put("active", true)
        .put("description", description);
    if (!group.isEmpty()) {
      row.put("accountGroupCD", group);
    }
    return row.put("useDefaultSub", false).put("cashAccount", false);
  }

  static List<ObjectNode> subaccounts() {
    return List.of(
        subaccount("10", "Produksjon"), subaccount("20", "Service"), subaccount("90", "Felles"));
  }

  private static ObjectNode subaccount(String department, String description) {
    ObjectNode row = Json.object();
    row.put("subaccountNumber", department + "-0000")
        .put("description", description)
        .put("active", true);
    row.putArray("segments")
        .add(segment(1, "Avdeling", department, description))
        .add(segment(2, "Kontrakt", "0000", "Ingen"));
    return row;
  }

  private static ObjectNode segment(int id, String name, String value, String description) {
    return Json.object()
        .put("segmentId", id)
        .put("segmentDescription", name)
        .put("segmentValue", value)
        .put("segmentValueDescription", description);
  }

  static List<ObjectNode> accountGroups() {
    return List.of(
        group("TIMER", "Timer"),
        group("MATR", "Materiell"),
        group("UNDE", "Underentreprise"),
        group("INNT", "Inntekter"),
        group("4", "Varekostnad"),
        group("5", "Lønnskostnad"));
  }

  private static ObjectNode group(String id, String description) {
    ObjectNode row = Json.object();
    row.put("accountGroupId", id).put("active", true).put("description", description);
    row.putArray("attributes");
    return row;
  }
}
