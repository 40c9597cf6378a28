/**
 * Tidsbanken, the time registration system, through its public API v3: customers, projects and
 * sub-projects in, employees and hours out.
 */
@NullMarked
package no.samklang.connector.tidsbanken;

import org.jspecify.annotations.NullMarked;
