package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.samklang.sync.spi.VendorFact;
import no.samklang.sync.spi.VendorFact.Evidence;

/** What connectors rely on of their vendors' contracts, by how well it is known. */
final class FactText {
  private final Texts texts;

  FactText(Texts texts) {
    this.texts = texts;
  }

  /** Returns the groups by evidence; what is assumed is told in full, as somebody must check it. */
  List<String> lines(Map<String, List<VendorFact>> facts) {
    List<String> lines = new ArrayList<>();
    facts.forEach(
        (system, groups) -> {
          if (!groups.isEmpty()) {
            lines.add(texts.of("cli.check.facts", "system", system));
            names(groups, Evidence.VERIFIED, "cli.check.facts.verified", lines);
            names(groups, Evidence.REPORTED, "cli.check.facts.reported", lines);
            assumed(system, groups, lines);
          }
        });
    return lines;
  }

  private void names(List<VendorFact> groups, Evidence evidence, String code, List<String> lines) {
    String names =
        of(groups, evidence).stream().map(VendorFact::name).collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      lines.add("  " + texts.of(code, "names", names));
    }
  }

  private void assumed(String system, List<VendorFact> groups, List<String> lines) {
    List<VendorFact> assumed = of(groups, Evidence.ASSUMED);
    if (!assumed.isEmpty()) {
      lines.add("  " + texts.of("cli.check.facts.assumed"));
      assumed.forEach(
          fact -> lines.add("    " + fact.name() + ": " + texts.of(fact.message(system))));
    }
  }

  private static List<VendorFact> of(List<VendorFact> groups, Evidence evidence) {
    return groups.stream().filter(fact -> fact.evidence() == evidence).toList();
  }

  /** Adds all groups, by system. */
  void put(Map<String, List<VendorFact>> facts, ObjectNode json) {
    facts.forEach(
        (system, groups) -> {
          ArrayNode all = json.putArray(system);
          for (VendorFact fact : groups) {
            all.addObject()
                .put("name", fact.name())
                .put("evidence", fact.evidence().name())
                .put("text", texts.of(fact.message(system)));
          }
        });
  }
}
