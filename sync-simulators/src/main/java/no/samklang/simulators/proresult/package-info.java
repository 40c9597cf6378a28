/**
 * The simulator of Proresult: customers, projects, work types and items to write, workers to read,
 * hours and withdrawals to fetch and mark. The function API with its CSV is reported, all else is
 * assumed; {@link no.samklang.simulators.proresult.ProresultVariants} switches between the answers
 * that are possible.
 */
@NullMarked
package no.samklang.simulators.proresult;

import org.jspecify.annotations.NullMarked;
