package no.samklang.benchmarks.work;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as the server writes it.
 *
 * @param rows the customers
 * @param total all there are; only in a listing of the source
 * @param next where the next page begins; not in a listing of the source
 * @param last whether it is the last; not in a listing of the source
 */
record CustomerPage(
    List<CustomerRow> rows, @Nullable Long total, @Nullable String next, @Nullable Boolean last) {}
