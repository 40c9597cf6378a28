package no.samklang.sync.testkit.wrong;

import static no.samklang.sync.model.EntityTypes.PROJECT_TRANSACTION;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;

/** Documents in a wrong ledger. */
class WrongDocumentsContract extends WrongTargetContract<ProjectTransaction> {
  private static final Ref<Project> PROJECT = Ref.direct(EntityTypes.PROJECT, "P1");

  WrongDocumentsContract() {
    super(PROJECT_TRANSACTION, "header", "lines");
    refuse(document -> document.lines().stream().anyMatch(line -> "bad".equals(line.key())));
  }

  private static ProjectTransaction document(List<String> keys) {
    List<ProjectTransactionLine> lines = keys.stream().map(WrongDocumentsContract::line).toList();
    return new ProjectTransaction("HRS", PROJECT, YearMonth.of(2026, 11), lines);
  }

  private static ProjectTransactionLine line(String key) {
    return ProjectTransactionLine.builder()
        .key(key)
        .date(LocalDate.of(2026, 11, 2))
        .project(PROJECT)
        .quantity(BigDecimal.ONE)
        .build();
  }

  @Override
  protected ProjectTransaction valid(int number) {
    return document(List.of("line " + number));
  }

  @Override
  protected Set<String> heldFields() {
    return Set.of("kind", "project", "lines");
  }

  @Override
  protected Optional<ProjectTransaction> group(List<String> memberKeys) {
    return Optional.of(document(memberKeys));
  }

  @Override
  protected Optional<ProjectTransaction> groupWithABadMember() {
    return Optional.of(document(List.of("good", "bad", "good too")));
  }

  @Override
  protected int membersOf(String id) {
    return system.record(PROJECT_TRANSACTION, id).orElseThrow().lines().size();
  }
}
