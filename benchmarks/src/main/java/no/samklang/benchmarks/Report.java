package no.samklang.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Medians and ratios of a comparison, for people and as JSON. */
final class Report {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Comparison.Setup setup;
  private final Map<Run, List<Figures>> turns;

  Report(Comparison.Setup setup, Map<Run, List<Figures>> turns) {
    this.setup = setup;
    this.turns = turns;
  }

  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%,d records, %d ms, %d rounds, JDK %s, %d cores, flags %s%n%n"
            .formatted(
                setup.records(),
                setup.latencyMillis(),
                setup.rounds(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                setup.flags()));
    text.append(
        "| scenario | contender | wall s | records/s | CPU s | allocated kB a record | peak RSS MB"
            + " | reads | writes | target reads | connections | commits | server CPU s |\n");
    text.append("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    turns.forEach((run, figures) -> text.append(row(run, figures)));
    text.append('\n');
    ratios().forEach(ratio -> text.append(ratio).append('\n'));
    return text.toString();
  }

  private String row(Run run, List<Figures> all) {
    double wall = seconds(all, Figures::wallNanos);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %,.0f | %.2f | %.2f | %d | %d | %d | %d | %d | %d | %.2f |%n",
        run.scenario(),
        run.contender(),
        wall,
        setup.records() / wall,
        seconds(all, Figures::cpuNanos),
        Figures.median(all, Figures::allocatedBytes) / 1000.0 / setup.records(),
        Figures.median(all, Figures::peakRssKib) / 1024,
        Figures.median(all, Figures::reads),
        Figures.median(all, Figures::puts),
        Figures.median(all, Figures::targetReads),
        Figures.median(all, Figures::connections),
        Figures.median(all, Figures::commits),
        seconds(all, Figures::serverCpuNanos));
  }

  private static double seconds(
      List<Figures> all, java.util.function.ToLongFunction<Figures> figure) {
    return Figures.median(all, figure) / 1e9;
  }

  /** Returns each ratio that a target speaks of, as far as its two sides were measured. */
  private List<String> ratios() {
    List<String> lines = new ArrayList<>();
    compare(lines, "first", "ours-jdk", "bare-jdk", "target at most 1.30");
    compare(lines, "first", "ours-apache", "bare-apache", "target at most 1.30");
    compare(lines, "first", "spring-apache", "ours-apache", "target at least 1.20");
    compare(lines, "full", "ours-jdk", "bare-jdk", "target at most 1.60");
    compare(lines, "full", "ours-apache", "bare-apache", "target at most 1.60");
    compare(lines, "full", "spring-apache", "ours-apache", "target at least 2.50");
    compare(lines, "changed", "spring-apache", "ours-apache", "no target");
    if (setup.latencyMillis() > 0) {
      turns.forEach((run, figures) -> bound(lines, run, figures));
    }
    return lines;
  }

  private void compare(
      List<String> lines, String scenario, String one, String other, String target) {
    List<Figures> ones = turns.get(new Run(scenario, one));
    List<Figures> others = turns.get(new Run(scenario, other));
    if (ones != null && others != null && setup.latencyMillis() == 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %s ÷ %s = %.2f wall, %.2f CPU (%s)",
              scenario,
              one,
              other,
              seconds(ones, Figures::wallNanos) / seconds(others, Figures::wallNanos),
              seconds(ones, Figures::cpuNanos) / seconds(others, Figures::cpuNanos),
              target));
    }
  }

  private void bound(List<String> lines, Run run, List<Figures> all) {
    double bound =
        Figures.median(all, Figures::requests) * setup.latencyMillis() / 1e3 / setup.threads();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s ÷ (requests × %d ms ÷ %d = %.2f s) = %.3f (target at most 1.06)",
            run.scenario(),
            run.contender(),
            setup.latencyMillis(),
            setup.threads(),
            bound,
            seconds(all, Figures::wallNanos) / bound));
  }

  String json() throws com.fasterxml.jackson.core.JsonProcessingException {
    List<Map<String, Object>> runs = new ArrayList<>();
    turns.forEach(
        (run, figures) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("scenario", run.scenario());
          one.put("contender", run.contender());
          one.put("turns", figures);
          runs.add(one);
        });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("jdk", Runtime.version().toString());
    all.put("cores", Runtime.getRuntime().availableProcessors());
    all.put("setup", setup);
    all.put("ratios", ratios());
    all.put("runs", runs);
    return MAPPER.writeValueAsString(all);
  }
}
