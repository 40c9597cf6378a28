/**
 * Simulator of 24SevenOffice: the REST API of one organisation with customers, products and sales
 * orders.
 */
@NullMarked
package no.samklang.simulators.twentyfourso;

import org.jspecify.annotations.NullMarked;
