/**
 * Connector for 24SevenOffice (Finago Office): reads customers and products, and writes sales
 * orders. All that is known or assumed of its API stands in {@link
 * no.samklang.connector.twentyfourso.ApiNames} and the other {@code Api} classes, behind {@link
 * no.samklang.connector.twentyfourso.TwentyfoursoPort}; the rest speaks the common model.
 */
@NullMarked
package no.samklang.connector.twentyfourso;

import org.jspecify.annotations.NullMarked;
