/**
 * The simulator of Tidsbanken's API v3: customers, projects and sub-projects to write, employees to
 * read, time entries to export. Many of the vendor's field names and answers are assumed; {@link
 * no.samklang.simulators.tidsbanken.TidsbankenVariants} switches between the answers that are
 * possible.
 */
@NullMarked
package no.samklang.simulators.tidsbanken;

import org.jspecify.annotations.NullMarked;
