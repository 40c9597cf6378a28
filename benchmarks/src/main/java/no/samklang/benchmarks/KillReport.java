package no.samklang.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What came of the kills, for people. */
record KillReport(KillTrial.Setup setup, Map<String, List<KillTrial.Result>> results) {

  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        ("%,d orders, killed once, %d rounds, %d in flight, %d ms, found by reference after %d ms,"
                + " one answer in %d lost (0: none), seed %d, JDK %s%n%n")
            .formatted(
                setup.records(),
                setup.rounds(),
                setup.threads(),
                setup.latencyMillis(),
                setup.hiddenMillis(),
                setup.dropOneIn(),
                setup.seed(),
                Runtime.version()));
    text.append("| contender | killed at | lost | doubled | answers lost | starts | searches |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    results.forEach((contender, all) -> text.append(row(contender, all)));
    return text.toString();
  }

  private static String row(String contender, List<KillTrial.Result> all) {
    return "| %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            contender,
            each(all, KillTrial.Result::killedAt),
            each(all, KillTrial.Result::lost),
            each(all, KillTrial.Result::doubled),
            each(all, KillTrial.Result::dropped),
            each(all, KillTrial.Result::starts),
            each(all, KillTrial.Result::searches));
  }

  private static String each(List<KillTrial.Result> all, ToLongFunction<KillTrial.Result> figure) {
    return all.stream()
        .map(one -> Long.toString(figure.applyAsLong(one)))
        .collect(Collectors.joining(", "));
  }
}
