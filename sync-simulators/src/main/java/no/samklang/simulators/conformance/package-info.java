/**
 * Checks requests and answers against a vendor's OpenAPI document. It needs nothing but Jackson, so
 * that tests of connectors can use it as well as the simulators.
 */
@NullMarked
package no.samklang.simulators.conformance;

import org.jspecify.annotations.NullMarked;
