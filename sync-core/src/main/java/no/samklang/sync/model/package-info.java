/**
 * The common model that connectors speak: immutable records, money and quantities as {@link
 * java.math.BigDecimal}, days local to the company's zone, stamps as {@link java.time.Instant}.
 */
@NullMarked
package no.samklang.sync.model;

import org.jspecify.annotations.NullMarked;
