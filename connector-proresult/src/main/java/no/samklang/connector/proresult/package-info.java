/**
 * Connector for Proresult. All that is known or assumed of its API stands in {@link
 * no.samklang.connector.proresult.ApiNames} and the other {@code Api} classes, behind {@link
 * no.samklang.connector.proresult.ProresultPort}; the rest speaks the common model.
 */
@NullMarked
package no.samklang.connector.proresult;

import org.jspecify.annotations.NullMarked;
