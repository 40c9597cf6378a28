package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.samklang.simulators.internal.Request;

/**
 * How one list behaves.
 *
 * @param name its path
 * @param table where its rows are
 * @param maxPageSize more rows than this are not given at once; 0 for a list without pages
 * @param metadata whether each row tells the total
 * @param created whether the created pair is declared
 * @param filters the declared filters by lower-case name
 * @param slots the rows to filter
 * @param view shows a row
 */
record ListSpec(
    String name,
    Table table,
    int maxPageSize,
    boolean metadata,
    boolean created,
    Map<String, RowFilter> filters,
    Function<Request, IntStream> slots,
    BiFunction<Integer, Request, ObjectNode> view) {}
