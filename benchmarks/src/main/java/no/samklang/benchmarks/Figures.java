package no.samklang.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What one process measured and what the server counted meanwhile.
 *
 * @param wallNanos from the start of the work to its end
 * @param cpuNanos CPU time of the whole process meanwhile
 * @param allocatedBytes bytes allocated meanwhile, by all threads
 * @param peakRssKib most memory that was resident, from the start of the process
 * @param written records it says it wrote
 * @param unchanged records it says it left alone
 * @param commits durable commits it says it made; -1 where they are not counted
 * @param reads requests that read the source
 * @param targetReads requests that read the target
 * @param puts requests that wrote
 * @param connections connections opened
 * @param held records the target held in the end
 * @param serverCpuNanos CPU time of the server meanwhile
 */
record Figures(
    long wallNanos,
    long cpuNanos,
    long allocatedBytes,
    long peakRssKib,
    long written,
    long unchanged,
    long commits,
    long reads,
    long targetReads,
    long puts,
    long connections,
    long held,
    long serverCpuNanos) {

  static Figures of(JsonNode child, JsonNode server) {
    return new Figures(
        child.path("wall-nanos").asLong(),
        child.path("cpu-nanos").asLong(),
        child.path("allocated-bytes").asLong(),
        child.path("peak-rss-kib").asLong(),
        child.path("written").asLong(),
        child.path("unchanged").asLong(),
        child.path("commits").asLong(),
        server.path("listed").asLong() + server.path("changes").asLong(),
        server.path("target-listed").asLong() + server.path("fetched").asLong(),
        server.path("put").asLong(),
        server.path("connections").asLong(),
        server.path("held").asLong(),
        server.path("cpu-nanos").asLong());
  }

  long requests() {
    return reads + targetReads + puts;
  }

  static long median(List<Figures> turns, ToLongFunction<Figures> figure) {
    long[] sorted = turns.stream().mapToLong(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
