/**
 * Connector for Smartday. All that is known or assumed of its API stands in {@link
 * no.samklang.connector.smartday.ApiNames} and the other {@code Api} classes, behind {@link
 * no.samklang.connector.smartday.SmartdayPort}; the rest speaks the common model.
 */
@NullMarked
package no.samklang.connector.smartday;

import org.jspecify.annotations.NullMarked;
