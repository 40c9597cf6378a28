package no.samklang.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-69")
class CheckReportTest {
  private static final Message SEEN = Message.of("http.refresh-token-missing");

  private static Check check(Result... results) {
    return new Check(
        "Ås Bygg AS",
        java.util.Arrays.stream(results)
            .map(result -> new Check.Item("login " + result, result, SEEN))
            .toList());
  }

  private static CheckReport report(Check left, Check right) {
    Map<String, Check> systems = new LinkedHashMap<>();
    systems.put("erp", left);
    systems.put("field", right);
    return new CheckReport(systems, List.of(), List.of(), Map.of());
  }

  @Test
  void isWellWithWarnings() {
    CheckReport report = report(check(Result.OK), check(Result.OK, Result.WARNING));
    assertThat(report.orThrow()).isSameAs(report);
  }

  @Test
  void namesTheSystemAndWhatFailedThere() {
    CheckReport report = report(check(Result.OK), check(Result.WARNING, Result.FAILED));
    assertThat(report.ok()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(report::orThrow)
        .withMessageContaining("field login FAILED: Nobody has logged in yet")
        .satisfies(e -> assertThat(e).hasMessageNotContainingAny("erp", "WARNING"));
  }
}
